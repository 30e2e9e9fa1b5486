import { describe, expect, it } from 'vitest';
import { RandomValues } from '../../../../server/lessons/check/random-values.ts';

describe('random values', () => {
  it('are the same wherever they stand in one check, and others in another', () => {
    const values = new RandomValues();
    const word = values.fill('$word');
    expect(word).toMatch(/^[a-z]{6}$/);
    expect(values.fill({ a: ['$word', { b: 'so $word!' }] })).toEqual({ a: [word, { b: `so ${String(word)}!` }] });
    expect(values.fill('$word1')).not.toBe(word);
    const many = new Set(Array.from({ length: 20 }, () => new RandomValues().fill('$word')));
    expect(many.size).toBeGreaterThan(10);
  });

  it('are numbers where a number stands alone, and can be added', () => {
    const values = new RandomValues();
    const [one, two] = [values.fill('$number1'), values.fill('$number2')].map(Number) as [number, number];
    expect(values.fill('$number1')).toBe(one);
    expect(one).not.toBe(two);
    expect(values.fill({ total: { sum: ['$number1', '$number2', 1] } })).toEqual({ total: one + two + 1 });
    expect(values.text('it is $number1')).toBe(`it is ${one}`);
  });

  it('are never the name of a client', () => {
    const all = ['Ida', 'Leo', 'Mia', 'Tom', 'Zoe', 'Sam', 'Ava', 'Max', 'Lia', 'Jon', 'Eva', 'Kim', 'Noa', 'Tim', 'Una'];
    expect(new RandomValues(all).fill('$name')).toBe('Gus');
  });

  it('leave to whoever compares what may be anything', () => {
    expect(new RandomValues().fill({ a: '$any', b: '$me', c: 3, d: null, e: '$5' })).toEqual({
      a: '$any',
      b: '$me',
      c: 3,
      d: null,
      e: '$5',
    });
  });
});
