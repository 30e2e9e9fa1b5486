import { describe, expect, it } from 'vitest';
import { freeAnimal, freeScript } from '../../../runtime/clients/animals.ts';

describe('freeAnimal', () => {
  it('gives the eight that have a picture first, then never the same name twice', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 200; i++) taken.add(freeAnimal(taken));
    expect(taken.size).toBe(200);
    expect([...taken].slice(0, 9)).toEqual(['Fox', 'Owl', 'Hare', 'Frog', 'Bear', 'Whale', 'Turtle', 'Mouse', 'Red Fox']);
  });

  it('fills a gap', () => {
    expect(freeAnimal(new Set(['Fox', 'Hare']))).toBe('Owl');
  });
});

describe('freeScript', () => {
  it('counts', () => {
    expect(freeScript(new Set(['script 1', 'script 3']))).toBe('script 2');
  });
});
