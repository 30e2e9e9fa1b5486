import { describe, expect, it } from 'vitest';
import { isWithin } from '../../runtime/json-shape.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('isWithin', () => {
  it('counts how deep it goes', () => {
    expect(isWithin(nested(8), { depth: 8, parts: 100 })).toBe(true);
    expect(isWithin(nested(9), { depth: 8, parts: 100 })).toBe(false);
    expect(isWithin('[[]]'.repeat(40), { depth: 2, parts: 100 })).toBe(true);
  });

  it('counts keys and items', () => {
    expect(isWithin('{"a":1,"b":[1,2]}', { depth: 8, parts: 6 })).toBe(true);
    expect(isWithin('{"a":1,"b":[1,2]}', { depth: 8, parts: 5 })).toBe(false);
  });

  it('looks into no text, whatever is escaped in it', () => {
    for (const text of ['[[[,,,:::', 'a \\" [[[[,,,,', '\\\\\\" [[[', '"']) {
      expect(isWithin(JSON.stringify({ text }), { depth: 1, parts: 2 })).toBe(true);
    }
    expect(isWithin('{"a\\\\":[[]]}', { depth: 2, parts: 9 })).toBe(false);
  });

  it('comes to an end where a text does not', () => {
    expect(isWithin(`"${'\\"'.repeat(100_000)}`, { depth: 1, parts: 1 })).toBe(true);
  });
});
