import type * as Y from 'yjs';
import type { Line } from './row.ts';

/** A text of the project, and where it is. */
export interface PageText {
  path: string;
  text: Y.Text;
}

export interface FoundOp {
  text: Y.Text;
  /** Of the name between its quotes. */
  at: number;
}

/** Where a page names this op in quotes: on the line that sent it, where that is known, else where there is one such place only. */
export function findOp(files: readonly PageText[], op: string, from: Line | undefined): FoundOp | undefined {
  const places = files.filter(({ path }) => !from || path === from.file).flatMap((file) => placesIn(file, op, from?.line));
  return places.length === 1 ? places[0] : undefined;
}

function placesIn({ text }: PageText, op: string, line: number | undefined): FoundOp[] {
  const code = text.toJSON();
  const [start, end] = line === undefined ? [0, code.length] : lineOf(code, line);
  const found: FoundOp[] = [];
  for (let at = code.indexOf(op, start); at >= 0 && at + op.length < end + 1; at = code.indexOf(op, at + 1)) {
    const [before = '', after = ''] = [code[at - 1], code[at + op.length]];
    if (before === after && `'"\``.includes(before) && before !== '') found.push({ text, at });
  }
  return found;
}

function lineOf(code: string, line: number): [start: number, end: number] {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const next = code.indexOf('\n', start);
    if (next < 0) return [code.length, code.length];
    start = next + 1;
  }
  const end = code.indexOf('\n', start);
  return [start, end < 0 ? code.length : end];
}
