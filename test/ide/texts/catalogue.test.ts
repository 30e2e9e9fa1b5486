import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Plural } from '../../../ide/texts/catalogue.ts';
import { en } from '../../../ide/texts/en.ts';
import { shell } from '../../../ide/texts/en/shell.ts';
import { loadedWith } from './loaded-with.ts';
import { hasWords, sentences, templateTexts } from './readable-texts.ts';

const ide = fileURLToPath(new URL('../../../ide', import.meta.url));
const ALL = readdirSync(ide, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ide, join(entry.parentPath, entry.name)));
const CODE = ALL.filter((file) => file.endsWith('.ts') && !file.startsWith('texts/') && file !== 'vite.config.ts');
const read = (file: string): string => readFileSync(join(ide, file), 'utf8');

describe('a text that is not in the catalogue', () => {
  test('is found in a template, and in an attribute that is heard', () => {
    expect(templateTexts('html`<p>${x} Hello you</p>`')).toEqual(['Hello you']);
    expect(templateTexts('html`<button aria-label="Close it">${icon}</button>`')).toEqual(['Close it']);
    expect(templateTexts('html`<p class="some words" aria-label=${t("a")}>${a > b ? html`<b>nested</b>` : ""}</p>`')).toEqual(['nested']);
    expect(templateTexts('svg`<path d="M3 3"/>`')).toEqual([]);
  });

  test('is found where a script says it', () => {
    expect(sentences("element.title = 'close';")).toEqual(['close']);
    expect(sentences("element.setAttribute('aria-label', 'close');")).toEqual(['close']);
    expect(sentences("iconButton('close', 'away', press)")).toEqual(['away']);
    expect(sentences('const a = html`<b>${busy ? "Please wait" : t("a")}</b>`;')).toEqual(['Please wait']);
    expect(sentences('say(`You have ${n} left`)')).toEqual(['You have', 'left']);
  });

  test('is not taken for one where nobody reads it', () => {
    expect(sentences("throw new Error('No such Thing is here')")).toEqual([]);
    expect(sentences("console.warn('Nobody reads this')")).toEqual([]);
    expect(sentences("element.className = 'btn quiet'; query('.is-server .tab'); t('a.b'); key === 'Enter'")).toEqual([]);
  });
});

test.each(CODE)('%s has no text of its own', (file) => {
  const code = read(file);
  expect([...templateTexts(code), ...sentences(code)]).toEqual([]);
});

test.each(ALL.filter((file) => file.endsWith('.html')))(
  '%s says that it is in English until its script knows better, and the name of the product only',
  (file) => {
    const page = read(file);
    expect(page).toContain('<html lang="en"');
    const told = page.replace(/<[^>]*>/g, '\u0000').split('\u0000');
    expect([...new Set(told.map((text) => text.trim()).filter(hasWords))]).toEqual([en.product]);
  },
);

test.each(ALL.filter((file) => file.endsWith('.css')))('%s writes no words', (file) => {
  const written = [...read(file).matchAll(/(?<![\w-])content:\s*([^;]*);/g)].map((match) => match[1] ?? '');
  expect(written.filter(hasWords)).toEqual([]);
});

test('every text of the catalogue is used somewhere, and every key that is used is there', () => {
  const code = CODE.map(read).join('\n');
  const keys = Object.keys(en);
  expect(keys.filter((key) => !isUsed(key, code))).toEqual([]);
  const written = [...code.matchAll(/\b(?:t|segments)\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? '');
  expect(written.length).toBeGreaterThan(50);
  expect(written.filter((key) => !keys.includes(key))).toEqual([]);
});

/** Nobody sees it: it holds the pages of a check. */
const UNSEEN = 'check.html';

test.each(ALL.filter((file) => file.endsWith('.html') && file !== UNSEEN))(
  '%s speaks the language that is wanted, and has the texts for it',
  (file) => {
    const [, script = ''] = /src="\.\/([^"]+\.ts)"/.exec(read(file)) ?? [];
    const loaded = loadedWith(join(ide, script)).map((path) => relative(ide, path));
    expect(loaded).toContain('settings/show-language.ts');
    // The IDE has those of its panels with them.
    expect(loaded.includes('texts/all-texts.ts') || read(script).includes("import('./panels/live-panels.ts')")).toBe(true);
    expect(loadedWith(join(ide, 'panels/live-panels.ts'))).toContain(join(ide, 'texts/all-texts.ts'));
  },
);

test('the shell, and what it takes to type, say nothing whose text comes later', () => {
  const files = loadedWith(join(ide, 'main.ts'));
  expect(files.length).toBeGreaterThan(20);
  const code = files
    .filter((file) => !file.includes('/texts/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const keys = Object.keys(en).filter((key) => isUsed(key, code));
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !(key in shell))).toEqual([]);
});

test('a text that counts things has a form for one of them', () => {
  const words = Object.entries<string | Plural>(en).flatMap(([key, text]) => (typeof text === 'string' ? [{ key, text }] : []));
  // `{count} lines`: one of them is no lines. Those that are never one are named here.
  const neverOne = new Set(['files.problem.too-long', 'files.problem.too-many', 'upload.problem.too-many']);
  const counts = words.filter(({ key, text }) => /\{count\} (?:\w+ )?\w+s\b/.test(text) && !neverOne.has(key));
  expect(counts).toEqual([]);
});

test('every form of a text names the same values', () => {
  const names = (text: string): string[] => [...text.matchAll(/\{([\w-]+)\}/g)].map((match) => match[1] ?? '').sort();
  const forms = Object.values(en).flatMap((text) => (typeof text === 'string' ? [] : [Object.values<string>(text)]));
  expect(forms.length).toBeGreaterThan(3);
  expect(forms.filter((texts) => new Set(texts.map((text) => names(text).join())).size > 1)).toEqual([]);
});

/** A key may be put together: `side.${side}`. */
function isUsed(key: string, code: string): boolean {
  return code.includes(`'${key}'`) || parts(key).some((prefix) => code.includes(`\`${prefix}\${`));
}

function parts(key: string): string[] {
  return [...key.matchAll(/\./g)].map((dot) => key.slice(0, dot.index + 1));
}
