import { describe, expect, it } from 'vitest';
import { nearest } from '../../runtime/nearest.ts';

describe('nearest', () => {
  it.each([
    ['anounce', ['announce', 'say'], 'announce'],
    ['sya', ['say', 'stay'], 'say'],
    ['Say', ['sap', 'say'], 'say'],
    ['wav', ['wave', 'say'], 'wave'],
    ['txt', ['text'], 'text'],
    ['messsages', ['messages', 'message'], 'messages'],
    ['anounced', ['announced', 'answered'], 'announced'],
    ['a', ['b'], 'b'],
  ])('takes %s for one of %j', (word, names, meant) => {
    expect(nearest(word, names)).toBe(meant);
  });

  it('gives nothing where nothing is near', () => {
    expect(nearest('hello', ['say', 'wave'])).toBeUndefined();
    expect(nearest('a', ['xyz'])).toBeUndefined();
    expect(nearest('say', [])).toBeUndefined();
  });

  it('does not offer the word itself', () => {
    expect(nearest('say', ['say'])).toBeUndefined();
  });

  it('does not compare names that are absurdly long', () => {
    expect(nearest('a'.repeat(100_000), ['b'.repeat(100_000)])).toBeUndefined();
  });
});
