import { expect, test } from 'vitest';
import { KeptTexts } from '../../../server/compiler/kept-texts.ts';

test('keeps what was used last, as long as there is room', () => {
  const kept = new KeptTexts(10);
  for (const key of ['a', 'b']) kept.set(key, { text: key.repeat(4) });
  kept.get('a');
  kept.set('c', { text: 'cccc' });
  expect(['a', 'b', 'c'].map((key) => kept.get(key)?.text)).toEqual(['aaaa', undefined, 'cccc']);
  kept.set('a', { text: 'a' });
  kept.set('d', { text: 'ddddd' });
  expect(['a', 'c', 'd'].map((key) => kept.get(key)?.text)).toEqual(['a', 'cccc', 'ddddd']);
});

test('keeps nothing that takes more room than there is', () => {
  const kept = new KeptTexts(10);
  kept.set('a', { text: 'a' });
  kept.set('b', { text: 'b'.repeat(11) });
  expect([kept.get('a'), kept.get('b')]).toEqual([undefined, undefined]);
});
