import { describe, expect, it } from 'vitest';
import { freeAnimal, freeScript } from '../../../runtime/clients/animals.ts';

describe('freeAnimal', () => {
  it('gives the eight that have a picture first, then never the same name twice', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 200; i++) taken.add(freeAnimal(taken));
    expect(taken.size).toBe(200);
    expect([...taken].slice(0, 9)).toEqual(['Fox', 'Owl', 'Hare', 'Frog', 'Bear', 'Whale', 'Turtle', 'Mouse', 'Red Fox']);
  });

  it('never gives a name that is taken, though many have gone', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 300; i++) taken.add(freeAnimal(taken));
    taken.delete('Red Fox');
    taken.delete('Fox 40');
    expect([freeAnimal(taken), freeAnimal(new Set([...taken, 'Red Fox']))]).toEqual(['Red Fox', 'Fox 40']);
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
