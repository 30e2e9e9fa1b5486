import { describe, expect, test } from 'vitest';
import { enDiagnostics } from '../../../ide/texts/en-diagnostics.ts';
import { explain, plain, type Mistake } from '../../../ide/texts/explain.ts';

function words(mistake: Mistake): string {
  const { title, todo } = explain(mistake);
  return `${plain(title)} ${plain(todo)}`;
}

test('names the nearest op where there is one', () => {
  expect(words({ code: 'unknown-op', params: { op: 'anounce', nearest: 'announce' } })).toBe(
    'No one is listening for anounce. The server has on("announce"). Did you mean that?',
  );
});

test('says less where less is known', () => {
  expect(words({ code: 'unknown-op', params: { op: 'anounce' } })).toBe(
    'No one is listening for anounce. Add on("anounce", …) to the server.',
  );
  expect(words({ code: 'unknown-op', params: {} })).toBe('No one is listening for this message. Add an on(…) for it to the server.');
});

test('says which names do not match', () => {
  expect(words({ code: 'missing-parameter', params: { op: 'say', name: 'text', nearest: 'txt' } })).toBe(
    'The names do not match. The page sends txt. The server reads text. Use the same name in both.',
  );
});

test("takes the line and the computer's own words as values", () => {
  expect(words({ code: 'threw', params: {}, line: 3, original: 'RangeError: no\n    at server.js:3' })).toBe(
    'The code stopped at line 3. The computer says: RangeError: no',
  );
});

test.each(['ReferenceError: brodcast is not defined', "ReferenceError: 'brodcast' is not defined"])(
  'finds the unknown word in "%s"',
  (original) => {
    expect(words({ code: 'threw', params: {}, line: 3, original })).toContain('I do not know the word brodcast.');
  },
);

test.each([
  "TypeError: cannot read property 'here' of undefined",
  "TypeError: Cannot read properties of undefined (reading 'here')",
  "Uncaught TypeError: Cannot set properties of null (setting 'here')",
])('finds what has nothing in it in "%s"', (original) => {
  expect(words({ code: 'handler-failed', params: { op: 'oops' }, original })).toBe(
    'What is before .here has nothing in it yet. Give it a value first.',
  );
});

test('has words for a code of a newer host', () => {
  expect(words({ code: 'from-the-future', params: {} })).toBe('Something is not right here. Look at this line.');
});

describe.each(Object.entries(enDiagnostics))('%s', (code, choices) => {
  test('has words that need no value, at the end of the list', () => {
    expect(choices.length).toBeGreaterThan(0);
    const { title, todo } = explain({ code, params: {} });
    expect(plain(title) + plain(todo)).not.toMatch(/\{[\w-]+\}/);
  });

  test('has whole sentences and closed code marks', () => {
    for (const { title, todo } of choices) {
      for (const text of [title, todo]) expect(text.split('`').length % 2, text).toBe(1);
      expect(title, title).toMatch(/[.!?]$/);
    }
  });
});
