import { expect, test } from 'vitest';
import { guessing } from '../../../runtime/compiler/guess.ts';

test('guesses until so many names were compared, and then asks for none', () => {
  const guess = guessing(5);
  let asked = 0;
  const names = (): string[] => {
    asked += 1;
    return ['script.js', 'style.css'];
  };
  const guesses = Array.from({ length: 5 }, () => guess('scrpt.js', names));
  expect(guesses).toEqual(['script.js', 'script.js', undefined, undefined, undefined]);
  expect(asked).toBe(3);
});

test('compares no more names than are left, nor none without end', () => {
  expect(guessing(1)('scrpt.js', () => ['script.js', 'style.css'])).toBeUndefined();
  const guess = guessing(1);
  guess('a', () => []);
  expect(guess('scrpt.js', () => ['script.js'])).toBeUndefined();
});
