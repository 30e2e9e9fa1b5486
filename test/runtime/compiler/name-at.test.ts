import { describe, expect, test } from 'vitest';
import { nameAt } from '../../../runtime/compiler/name-at.ts';

/** The place is marked by a `¦`. */
function name(marked: string): string | undefined {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n');
  const place = { file: 'server.js', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return nameAt(new Map([['server.js', marked.replace('¦', '')]]), place);
}

describe('reads the name at a place', () => {
  test.each([
    ["¦brodcast('x')", 'brodcast'],
    ["client.¦sned('x')", 'client.sned'],
    ['client?.¦sned?.(1)', 'client?.sned'],
    ['a.b.c.¦d()', 'a.b.c.d'],
    ['return a.¦b()', 'a.b'],
    ['await client.¦sned()', 'client.sned'],
    ['players[0].¦jump()', 'players[0].jump'],
    ["game.go(1, 'x').¦stop()", "game.go(1,'x').stop"],
    ['list[0¦]()', 'list[0]'],
    ['f(1¦)()', 'f(1)'],
    ['¦new Foo()', 'Foo'],
    ['this.¦go()', 'this.go'],
    ['this.¦#go()', 'this.#go'],
    ['client\n  .groups // all of them\n  .¦hass()', 'client.groups.hass'],
    ['wörter.¦größe()', 'wörter.größe'],
    ['if (a) ¦b()', 'b'],
    ['if (a) (b).¦c()', '(b).c'],
    ["'text'.¦shout()", 'shout'],
  ])('of %j', (marked, expected) => {
    expect(name(marked)).toBe(expected);
  });
});

test.each(['¦(x)()', '¦', 'a ¦+ b', "¦'text'()", '¦await x'])('finds none in %j', (marked) => {
  expect(name(marked)).toBeUndefined();
});

test('shortens what is long', () => {
  expect(name(`game.${'very.'.repeat(20)}¦long()`)).toBe('long');
  expect(name(`¦${'x'.repeat(100)}()`)?.length).toBe(100);
});

test('takes places that are not in the files', () => {
  const files = new Map([['server.js', 'a()']]);
  expect(nameAt(files, { file: 'other.js', line: 1, column: 1 })).toBeUndefined();
  expect(nameAt(files, { file: 'server.js', line: 9, column: 1 })).toBeUndefined();
  expect(nameAt(files, { file: 'server.js', line: 1, column: 99 })).toBeUndefined();
});
