import { describe, expect, test } from 'vitest';
import { PAGE_WORDS } from '../../runtime/page-words.ts';
import { TROUBLE_WORDS } from '../../runtime/trouble-words.ts';
import { chooseWords, fillWords, plainWords } from '../../runtime/words.ts';

const CHOICES = [
  { title: 'No one listens for `{op}`.', todo: 'There is `on("{nearest}")`.' },
  { title: 'No one listens for `{op}`.', todo: 'Add it.' },
  { title: 'No one listens.', todo: 'Add it.' },
];

test.each([
  [{ op: 'sya', nearest: 'say' }, CHOICES[0]],
  [{ op: 'sya' }, CHOICES[1]],
  [{ nearest: 'say' }, CHOICES[2]],
])('of several words the first is taken whose values are all known: %j', (values, words) => {
  expect(chooseWords(CHOICES, values)).toBe(words);
});

test('there are no words where there is no choice', () => {
  expect(chooseWords([], {})).toBeUndefined();
});

test('a value is put in as it is, whatever it holds', () => {
  expect(fillWords('{a} {b}', { a: '{b} $& `' })).toBe('{b} $& ` {b}');
});

test('in plain text a single word of code gets quote marks, and more code has its own', () => {
  expect(plainWords(CHOICES[0] ?? { title: '', todo: '' }, { op: 'sya', nearest: 'say' })).toBe(
    'No one listens for "sya". There is on("say").',
  );
});

describe.each(Object.entries({ ...TROUBLE_WORDS, ...PAGE_WORDS }))('%s', (_code, choices) => {
  test('ends with words that need no value, in whole sentences', () => {
    const last = choices.at(-1);
    expect(last && `${last.title} ${last.todo}`).not.toMatch(/\{[\w-]+\}/);
    for (const { title, todo } of choices) {
      expect(title).toMatch(/[.!?]$/);
      for (const text of [title, todo]) expect(text.split('`').length % 2, text).toBe(1);
    }
  });
});
