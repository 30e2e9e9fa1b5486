import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { Plural } from '../../../ide/texts/catalogue.ts';
import { enDiagnostics } from '../../../ide/texts/en-diagnostics.ts';
import { en } from '../../../ide/texts/en.ts';
import { es } from '../../../ide/texts/es.ts';
import { explain, plain, type Mistake } from '../../../ide/texts/explain.ts';
import { speech } from '../../../ide/texts/language.ts';
import { t } from '../../../ide/texts/text.ts';
import { languageFor } from '../../../server/protocol/language.ts';

const typings = fileURLToPath(new URL('../../../runtime/typings', import.meta.url));

/** What two languages may have in common. */
const SAME =
  /^(?:product|settings\.(?:sample|language\.\w+)|files\.new\.example|lessons\.minutes|asset\.(?:size\.\w+|pixels)|bring\.left\.one|send\.op|teachers\.try\.seconds)$/;

afterEach(() => speech.update({ language: 'en', translation: undefined }));

describe('the wanted language', () => {
  test.each([
    [['es-MX', 'en'], 'es'],
    [['ES'], 'es'],
    [['fr', 'es-419', 'en'], 'es'],
    [['en-GB', 'es'], 'en'],
    [['fr', '*'], 'en'],
    [['est'], 'en'],
    [[], 'en'],
  ])('of %j is %s', (wanted, language) => {
    expect(languageFor(wanted)).toBe(language);
  });
});

describe('Spanish', () => {
  test('has the texts of English, and no more', () => {
    expect(Object.keys(es.texts).sort()).toEqual(Object.keys(en).sort());
  });

  test.each(Object.entries<string | Plural>(en))('says %s with the same values, and code as it is', (key, english) => {
    const spanish = es.texts[key as keyof typeof en];
    for (const form of forms(spanish)) {
      expect(names(form)).toEqual(names(forms(english).at(-1) ?? ''));
      expect(code(form)).toEqual(code(forms(english).at(-1) ?? ''));
    }
    if (typeof spanish !== 'string') expect(Object.keys(spanish)).toEqual(['one', 'other']);
    if (!SAME.test(key)) expect(forms(spanish)).not.toEqual(forms(english));
  });

  test.each(Object.entries(enDiagnostics))('has the same choices of words for %s', (mistake, english) => {
    const spanish = Object.entries(es.diagnostics).find(([name]) => name === mistake)?.[1] ?? [];
    const values = spanish.map(({ title, todo }) => names(`${title} ${todo}`));
    expect(values).toEqual(english.map(({ title, todo }) => names(`${title} ${todo}`)));
    for (const { title, todo } of spanish) {
      expect(title).toMatch(/[.!?]$/);
      for (const text of [title, todo]) {
        expect(text.split('`').length % 2, text).toBe(1);
        expect((text.match(/¿/g) ?? []).length, text).toBe((text.match(/\?(?=\s|$)/g) ?? []).length);
      }
    }
  });
});

test('has Spanish words for all that the editor says of the names of wszero', () => {
  const said = ['server', 'page'].flatMap((side) => docs(readFileSync(join(typings, `${side}.d.ts`), 'utf8')));
  expect(said.length).toBeGreaterThan(25);
  expect([...new Set(said)].sort()).toEqual([...es.hints.keys()].sort());
});

test('speaks Spanish, with its own numbers', () => {
  speech.update({ language: 'es', translation: es });
  expect(t('time.days', { count: 1 })).toBe('hace 1 día');
  expect(t('time.days', { count: 2 })).toBe('hace 2 días');
  expect(t('asset.size.mb', { count: 1.25 })).toBe('1,3 MB');
  expect(t('saved.yes')).toBe('Guardado');
});

test.each<[Mistake, string]>([
  [{ code: 'unknown-op', params: { op: 'sai', nearest: 'say' } }, 'Nadie escucha sai. El servidor tiene on("say"). ¿Querías decir eso?'],
  [
    { code: 'op-not-text', params: { what: 'a list' } },
    'El op de este mensaje es una lista. Tiene que ser una palabra entre comillas, como op: "say".',
  ],
  [
    { code: 'unsendable', params: { what: 'A button' } },
    'Un elemento button no puede ir en un mensaje. Pueden ir palabras, números, listas, true y false.',
  ],
  [
    { code: 'unsendable', params: { what: 'The function show' } },
    'La función show no puede ir en un mensaje. Pueden ir palabras, números, listas, true y false.',
  ],
  [
    { code: 'bad-argument', params: { message: 'A client can be in 20 groups, and no more.' } },
    'Esta línea pide algo que no se puede hacer. Un cliente puede estar en 20 grupos, y no más.',
  ],
  [
    { code: 'threw', params: {}, line: 3, original: 'RangeError: no' },
    'El código paró en la línea 3. El mensaje original dice: RangeError: no',
  ],
  [
    { code: 'threw', params: {}, original: 'TypeError: Number is not a function' },
    'No se puede llamar a Number. Solo una función puede llevar ( ) detrás. ¿Está bien el nombre?',
  ],
  [{ code: 'from-the-future', params: {} }, 'Aquí hay algo que no está bien. Mira esta línea.'],
])('explains %j in Spanish', (mistake, words) => {
  speech.update({ language: 'es', translation: es });
  const { title, todo } = explain(mistake);
  expect(`${plain(title)} ${plain(todo)}`).toBe(words);
});

/** What the comments say of what is declared, without their examples. The first one of a file is about the file. */
function docs(declarations: string): string[] {
  return [...declarations.matchAll(/\/\*\*(.*?)\*\//gs)].slice(1).map(([, text = '']) =>
    text
      .replace(/@example.*/gs, '')
      .replace(/^\s*\*/gm, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function forms(text: string | Plural): string[] {
  return typeof text === 'string' ? [text] : Object.values<string>(text);
}

function names(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([\w-]+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

function code(text: string): string[] {
  return text.split('`').filter((_part, at) => at % 2 === 1);
}
