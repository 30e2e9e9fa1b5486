import { describe, expect, test } from 'vitest';
import type { Plural } from '../../../ide/texts/catalogue.ts';
import { enDiagnostics } from '../../../ide/texts/en-diagnostics.ts';
import { en } from '../../../ide/texts/en.ts';
import { es } from '../../../ide/texts/es.ts';
import type { Notice } from '../../../runtime/pages/page-notices.ts';
import type { Words } from '../../../runtime/words.ts';
import { readMe } from '../../../server/export/read-me.ts';
import { PAGE_TEXTS } from '../../../server/http/page-texts.ts';
import { hardestFirst, lengthsOf, readingOf } from '../../support/readability.ts';

/** Ten and eleven years. */
const HIGHEST_GRADE = 5;

function formsOf(texts: readonly (string | Plural)[]): string[] {
  return texts.flatMap((text) => (typeof text === 'string' ? [text] : Object.values<string>(text)));
}

function sentencesOf(diagnostics: readonly (readonly Words[])[]): string[] {
  return diagnostics.flat().map(({ title, todo }) => `${title} ${todo}`);
}

const { noFile: _noFile, toStart: _toStart, ...notices } = PAGE_TEXTS.en;

const ENGLISH = {
  'the interface': formsOf(Object.values(en)),
  'what is said of mistakes': sentencesOf(Object.values(enDiagnostics)),
  'what the editor says of names': [...es.hints.keys()],
  'the notices of the host': Object.values<Notice>(notices).map(({ title, text }) => `${title}. ${text}`),
  'the README of a project taken home': readMe('Our chat', ['server.js', 'index.html']).split('\n---\n')[0]?.split(/\n+/) ?? [],
};

test('tells an easy text from a hard one', () => {
  const easy = readingOf('The fox sat on the mat. It ate a big red fish, and then it ran home.');
  const hard = readingOf('Initialization of the asynchronous communication infrastructure necessitates considerable configuration effort.');
  expect(easy.grade).toBeLessThan(3);
  expect(hard.grade).toBeGreaterThan(12);
  expect(readingOf('Use `initialization()` here.').words).toBe(3);
});

describe.each(Object.entries(ENGLISH))('%s', (name, texts) => {
  test(`can be read at grade ${String(HIGHEST_GRADE)}`, () => {
    const readings = hardestFirst(texts);
    expect(readings.length).toBeGreaterThan(3);
    const worst = readings.slice(0, 10).map(({ grade, text }) => `${grade.toFixed(1)} ${text}`);
    console.log(`${name}: ${String(readings.length)} texts, the hardest first\n${worst.join('\n')}`);
    expect(readings.filter(({ grade }) => grade > HIGHEST_GRADE)).toEqual([]);
  });
});

// Of Spanish there is no formula in a library that is kept: sentences and words are short.
test.each([
  ['the interface', formsOf(Object.values(es.texts))],
  ['what is said of mistakes', sentencesOf(Object.values(es.diagnostics))],
] as const)('Spanish of %s has short sentences of short words', (_name, texts) => {
  const lengths = texts.map(lengthsOf);
  expect(lengths.filter(({ longestSentence }) => longestSentence > 20)).toEqual([]);
  const all = lengths.filter(({ lettersOfWord }) => lettersOfWord > 0);
  expect(all.reduce((sum, { lettersOfWord }) => sum + lettersOfWord, 0) / all.length).toBeLessThan(6);
});
