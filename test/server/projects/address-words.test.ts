import { describe, expect, it } from 'vitest';
import { ADJECTIVES, ANIMALS, newAddress, THINGS } from '../../../server/projects/address-words.ts';
import { isLink, newLink } from '../../../server/projects/keys.ts';

const LISTS = { adjectives: ADJECTIVES, animals: ANIMALS, things: THINGS };
const BAD =
  'bad black brown dead dirty dumb evil fat hot mad naked sad sexy slow stupid ugly white ape ass cock cow dog donkey monkey pig pussy rat bomb gun knife'.split(
    ' ',
  );

describe('the words of addresses', () => {
  it.each(Object.entries(LISTS))('are about a hundred %s, each there once, frozen', (_name, words) => {
    expect(words.length).toBeGreaterThanOrEqual(90);
    expect(new Set(words).size).toBe(words.length);
    expect(Object.isFrozen(words)).toBe(true);
  });

  it('are lower case and of one piece, and none that a school would mind', () => {
    const words = Object.values(LISTS).flat();
    expect(words.filter((word) => !/^[a-z]{3,11}$/.test(word))).toEqual([]);
    expect(BAD.filter((word) => words.includes(word))).toEqual([]);
  });

  it('are in one list only', () => {
    const words = Object.values(LISTS).flat();
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('a new address', () => {
  it('is an adjective, an animal, a thing and a number of two to four digits', () => {
    for (let n = 0; n < 1_000; n++) {
      const [adjective = '', animal = '', thing = '', number = '', ...rest] = newAddress().split('-');
      expect(rest).toEqual([]);
      expect(ADJECTIVES).toContain(adjective);
      expect(ANIMALS).toContain(animal);
      expect(THINGS).toContain(thing);
      expect(number).toMatch(/^[1-9]\d{1,3}$/);
    }
  });

  it('makes a link, however long its words are', () => {
    const longest = Object.values(LISTS).map((words) => words.reduce((a, b) => (b.length > a.length ? b : a)));
    expect(isLink(newLink([...longest, '9999'].join('-')))).toBe(true);
  });

  it('is one of more than ten thousand million', () => {
    expect(ADJECTIVES.length * ANIMALS.length * THINGS.length * 9_990).toBeGreaterThan(1e10);
    // One pair that is equal would be bad luck once in 80 million runs; two pairs are a fault.
    expect(new Set(Array.from({ length: 20 }, newAddress)).size).toBeGreaterThanOrEqual(19);
  });
});
