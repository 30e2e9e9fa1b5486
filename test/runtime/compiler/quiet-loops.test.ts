import { parse } from '@babel/parser';
import { describe, expect, it } from 'vitest';
import { findLoops, placeOfLoop } from '../../../runtime/compiler/quiet-loops.ts';

/** The line that is told when the engine names the place of `¦`, or no place at all. */
function lineOf(marked: string): number | undefined {
  const at = marked.indexOf('¦');
  const source = marked.replace('¦', '');
  const before = source.slice(0, Math.max(at, 0)).split('\n');
  const place = at < 0 ? undefined : { file: 'server.js', line: before.length, column: (before.at(-1) ?? '').length + 1 };
  return placeOfLoop(findLoops('server.js', parse(source).program), place)?.line;
}

describe('placeOfLoop', () => {
  it.each([
    ['a loop without calls, after the place', '¦on("go", () => {\n  let i = 0;\n  while (true) i++;\n});', 3],
    ['a loop without calls, with no place', 'let i = 0;\n\nfor (;;) {}', 3],
    ['a loop with calls, at its last call', 'while (true) {\n  a();\n  ¦b();\n}', 3],
    ['the inner loop of two', 'for (;;) {\n  a();\n  ¦b();\n  while (1) {}\n}', 3],
    ['the outer loop, told from inside a quiet one', 'for (;;) {\n  while (1) {¦ i++; }\n}', 2],
    ['the first of two after the place', '¦a();\nfor (;;) {}\nfor (;;) {}', 2],
    ['not a loop that was passed already', 'for (;;) {}\n¦a();\n\ndo {} while (true);', 4],
    ['recursion, where there is no loop', 'const f = () => ¦f();', 1],
    ['not what a function inside the loop calls', 'while (1) {\n  const f = () => g();\n}', 1],
  ])('finds %s', (_what, source, line) => {
    expect(lineOf(source)).toBe(line);
  });

  it('takes only loops of the file that was named', () => {
    const loops = findLoops('other.js', parse('for (;;) {}').program);
    expect(placeOfLoop(loops, { file: 'server.js', line: 1, column: 1 })).toEqual({ file: 'server.js', line: 1, column: 1 });
  });
});
