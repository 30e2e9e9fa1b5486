/** A line of a file that is changed: it stays, goes, or comes. `skip`: so many lines that stay are left out. */
export type DiffLine = { type: 'same' | 'gone' | 'new'; text: string } | { type: 'skip'; count: number };

/** Lines that stay are shown so many before and after each change. */
const AROUND = 2;

/** Up to so many pairs of lines are compared, which takes some ten milliseconds. */
const MOST_PAIRS = 1_000_000;

type Line = Exclude<DiffLine, { type: 'skip' }>;

/**
 * What has to be changed in `before` to have `after`, line by line. Between the lines that both begin and end with, every pair is
 * compared, unless that would take long: then all of it is replaced. `around`: so many lines that stay are shown beside each change.
 */
export function lineDiff(before: string, after: string, around = AROUND): DiffLine[] {
  const [from, to] = [linesOf(before), linesOf(after)];
  const start = commonStart(from, to);
  const end = commonStart(from.slice(start).reverse(), to.slice(start).reverse());
  const same = (text: string): Line => ({ type: 'same', text });
  const all = [
    ...from.slice(0, start).map(same),
    ...differing(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...from.slice(from.length - end).map(same),
  ];
  return around === Infinity ? all : shortened(all, around);
}

function commonStart(from: readonly string[], to: readonly string[]): number {
  let length = 0;
  while (length < Math.min(from.length, to.length) && from[length] === to[length]) length += 1;
  return length;
}

function differing(from: readonly string[], to: readonly string[]): Line[] {
  const replaced = from.length * to.length > MOST_PAIRS;
  const lengths = replaced ? [] : commonLengths(from, to);
  const all: Line[] = [];
  let [a, b] = [0, 0];
  while (a < from.length || b < to.length) {
    if (!replaced && a < from.length && b < to.length && from[a] === to[b]) {
      all.push({ type: 'same', text: from[a] ?? '' });
      a += 1;
      b += 1;
    } else if (b >= to.length || (a < from.length && (lengths[a + 1]?.[b] ?? 0) >= (lengths[a]?.[b + 1] ?? 0))) {
      all.push({ type: 'gone', text: from[a] ?? '' });
      a += 1;
    } else {
      all.push({ type: 'new', text: to[b] ?? '' });
      b += 1;
    }
  }
  return all;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** How many lines the rest of `from` from `a` on and that of `to` from `b` on have in common, in their order: `[a][b]`. */
function commonLengths(from: readonly string[], to: readonly string[]): number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let a = from.length - 1; a >= 0; a -= 1) {
    const [row, below] = [lengths[a] ?? [], lengths[a + 1] ?? []];
    for (let b = to.length - 1; b >= 0; b -= 1) {
      row[b] = from[a] === to[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return lengths;
}

function shortened(all: readonly Line[], around: number): DiffLine[] {
  const isNear = all.map((_, at) => all.slice(Math.max(0, at - around), at + around + 1).some(({ type }) => type !== 'same'));
  const shown: DiffLine[] = [];
  for (const [at, line] of all.entries()) {
    const last = shown.at(-1);
    if (isNear[at]) shown.push(line);
    else if (last?.type === 'skip') last.count += 1;
    else shown.push({ type: 'skip', count: 1 });
  }
  return shown;
}

/** The files that differ between how a step begins and how it ends, with their lines. */
export function changedFiles(begins: Readonly<Record<string, string>>, ends: Readonly<Record<string, string>>): Map<string, DiffLine[]> {
  const changed = Object.entries(ends).filter(([path, text]) => begins[path] !== text);
  return new Map(changed.map(([path, text]) => [path, lineDiff(begins[path] ?? '', text)]));
}
