import { describe, expect, test } from 'vitest';
import { changedFiles, lineDiff, type DiffLine } from '../../../ide/parts/line-diff.ts';

const SIGNS = { same: ' ', gone: '-', new: '+' } as const;

/** As it would be read: a sign, and the line. */
function drawn(lines: readonly DiffLine[]): string[] {
  return lines.map((line) => (line.type === 'skip' ? `… ${String(line.count)}` : `${SIGNS[line.type]}${line.text}`));
}

describe('the lines that change', () => {
  test('stand between those that stay, the old ones first', () => {
    expect(drawn(lineDiff('a\nb\nc\n', 'a\nx\nc\n'))).toEqual([' a', '-b', '+x', ' c']);
  });

  test('are all of a file that comes, and none of one that stays', () => {
    expect(drawn(lineDiff('', 'a\nb\n'))).toEqual(['+a', '+b']);
    expect(drawn(lineDiff('a\nb', 'a\nb\n'))).toEqual(['… 2']);
  });

  test('are as few as can be: a line that is put in moves no others', () => {
    expect(drawn(lineDiff('{\n}\n{\n}', '{\nnew\n}\n{\n}'))).toEqual([' {', '+new', ' }', ' {', '… 1']);
  });

  test('have two lines around them, and the rest is counted', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].join('\n');
    expect(drawn(lineDiff(before, before.replace('5', 'five')))).toEqual(['… 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', '… 2']);
  });

  test('are shown among all lines, where that is wanted', () => {
    expect(drawn(lineDiff('1\n2\n3\n4', '1\n2\n3\nfour', Infinity))).toEqual([' 1', ' 2', ' 3', '-4', '+four']);
  });

  test('are all between the equal ends, where it would take long to find fewer', () => {
    const many = (word: string): string => Array.from({ length: 3_000 }, (_, at) => `${word} ${String(at)}`).join('\n');
    const lines = lineDiff(`first\n${many('a')}\nboth\nlast`, `first\n${many('b')}\nboth\nlast`);
    expect(lines.filter(({ type }) => type === 'gone')).toHaveLength(3_000);
    expect(drawn(lines).slice(0, 2)).toEqual([' first', '-a 0']);
    expect(drawn(lines).slice(-3)).toEqual(['+b 2999', ' both', ' last']);
    expect(lineDiff(`${many('a')}\nboth`, `both\n${many('b')}`).filter(({ type }) => type === 'same')).toEqual([]);
  });
});

test('only files that differ are told', () => {
  const begins = { 'server.js': 'a', 'index.html': 'b' };
  const changed = changedFiles(begins, { ...begins, 'server.js': 'x', 'new.js': 'n' });
  expect([...changed.keys()]).toEqual(['server.js', 'new.js']);
  expect(drawn(changed.get('new.js') ?? [])).toEqual(['+n']);
});
