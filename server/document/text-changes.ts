import diff from 'fast-diff';
import type * as Y from 'yjs';

/** Up to so many characters of both texts together are compared one by one: at worst it takes some tens of milliseconds. */
const MOST_CHARACTERS = 4_000;
/** Up to so many lines of both texts together are compared line by line. Beyond, all between the equal ends is replaced. */
const MOST_LINES = 4_000;

/**
 * Makes `text` into `after` by the least changes, so that whoever types at the same moment keeps what was typed, and every
 * cursor its place. Comparing takes quadratic time, so large differences are compared by coarser pieces.
 */
export function changeText(text: Y.Text, after: string): void {
  const before = text.toJSON();
  if (before === after) return;
  text.applyDelta(textChanges(before, after).map(toDelta));
}

/** What is equal, inserted and deleted, in order. */
export function textChanges(before: string, after: string): diff.Diff[] {
  if (before.length + after.length <= MOST_CHARACTERS) return diff(before, after);
  const start = commonLines(before, after);
  const rest: [string, string] = [before.slice(start), after.slice(start)];
  const end = commonEndLines(...rest);
  const middle: [string, string] = [rest[0].slice(0, rest[0].length - end), rest[1].slice(0, rest[1].length - end)];
  return joined([
    [0, before.slice(0, start)],
    ...(middle[0].length + middle[1].length <= MOST_CHARACTERS ? diff(...middle) : lineChanges(...middle)),
    [0, before.slice(before.length - end)],
  ]);
}

/** Lines are compared as if each were one character; what differs is compared more closely where it is small. */
function lineChanges(before: string, after: string): diff.Diff[] {
  const lines = [linesOf(before), linesOf(after)] as const;
  if (lines[0].length + lines[1].length > MOST_LINES) return replaced(before, after);
  const names = new Map<string, string>();
  const texts = new Map<string, string>();
  const named = lines.map((side) => side.map((line) => nameOf(line, names, texts)).join(''));
  const changes: diff.Diff[] = [];
  let deleted = '';
  for (const [kind, letters] of [...diff(named[0] ?? '', named[1] ?? ''), [0, ''] as diff.Diff]) {
    const piece = Array.from(letters, (letter) => texts.get(letter) ?? '').join('');
    // An insertion follows the deletion in whose place it comes.
    if (kind === diff.DELETE) deleted += piece;
    else {
      const inserted = kind === diff.INSERT ? piece : '';
      if (deleted.length + inserted.length <= MOST_CHARACTERS) changes.push(...diff(deleted, inserted));
      else changes.push(...replaced(deleted, inserted));
      deleted = '';
      if (kind === diff.EQUAL) changes.push([0, piece]);
    }
  }
  return changes;
}

function nameOf(line: string, names: Map<string, string>, texts: Map<string, string>): string {
  const known = names.get(line);
  if (known !== undefined) return known;
  // Fewer than 4,000, so far below the surrogates, which the comparison treats as pairs.
  const name = String.fromCharCode(names.size + 1);
  names.set(line, name);
  texts.set(name, line);
  return name;
}

function replaced(before: string, after: string): diff.Diff[] {
  return [
    [-1, before],
    [1, after],
  ];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Length of the lines that both begin with. */
function commonLines(one: string, two: string): number {
  const most = Math.min(one.length, two.length);
  let length = 0;
  while (length < most && one[length] === two[length]) length += 1;
  return one.lastIndexOf('\n', length - 1) + 1;
}

/** Length of the lines that both end with. */
function commonEndLines(one: string, two: string): number {
  const most = Math.min(one.length, two.length);
  let length = 0;
  while (length < most && one[one.length - 1 - length] === two[two.length - 1 - length]) length += 1;
  const line = one.indexOf('\n', one.length - length);
  return line === -1 ? 0 : one.length - line - 1;
}

function joined(changes: diff.Diff[]): diff.Diff[] {
  return changes.filter(([, piece]) => piece !== '');
}

function toDelta([kind, piece]: diff.Diff): { retain: number } | { insert: string } | { delete: number } {
  if (kind === diff.EQUAL) return { retain: piece.length };
  return kind === diff.INSERT ? { insert: piece } : { delete: piece.length };
}
