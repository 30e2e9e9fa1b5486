import type { File, Node } from '@babel/types';
import { loopGuardCall } from '../loop-guard-call.ts';
import { insertTexts, type Insertion } from './insertions.ts';
import { parseSource, type Source } from './parse-source.ts';
import { longLoops } from './long-loops.ts';

/** Whether there can be a loop in `text`. Neither word can be written in another way. */
export function mayLoop(text: string): boolean {
  return /\b(?:for|while)\b/.test(text);
}

/** The text of a script with its loops guarded; as it is where it does not parse: the browser says what is wrong with it. */
export function guardLoops(source: Source): string {
  return insertTexts(source.text, loopGuardsIn(source));
}

/** What `guardLoops` puts in. Lines and columns are those of the source's file, offsets those of its text. */
export function loopGuardsIn(source: Source): Insertion[] {
  if (!mayLoop(source.text)) return [];
  const parsed = parseSource(source);
  return parsed.ok ? loopGuards(source.text, parsed.tree) : [];
}

/**
 * The calls that make each round of a loop known to the page's guard. `tree` is that of `text`. They stand in the heads of
 * loops, so that labels, bodies and directives stay what they are; only a loop over things has no place for it there.
 */
export function loopGuards(text: string, tree: File): Insertion[] {
  try {
    return longLoops(tree.program)
      .flatMap((loop) => guardsOf(text, loop))
      .sort((a, b) => a.offset - b.offset);
  } catch (error) {
    // a long chain (`a.b.b.b`) takes the parser no stack, and whoever walks the tree all there is
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function guardsOf(text: string, loop: Node): Insertion[] {
  const call = loopGuardCall(loop.loc?.start.line ?? 1);
  switch (loop.type) {
    case 'WhileStatement':
    case 'DoWhileStatement':
      return [before(loop.test, `${call},`)];
    case 'ForStatement':
      return loop.test ? [before(loop.test, `${call},`)] : withoutTest(text, loop, loop.init, `${call},true`);
    case 'ForInStatement':
    case 'ForOfStatement': {
      const { body } = loop;
      if (body.type === 'BlockStatement') return [before(body, `${call};`, 1)];
      return [before(body, `{${call};`), after(body, '}')];
    }
    default:
      return [];
  }
}

function before({ start, loc }: Node, text: string, shift = 0): Insertion {
  const { line, column } = loc?.start ?? { line: 1, column: 0 };
  return { offset: (start ?? 0) + shift, line, column: column + shift, text };
}

function after({ end, loc }: Node, text: string): Insertion {
  const { line, column } = loc?.end ?? { line: 1, column: 0 };
  return { offset: end ?? 0, line, column, text };
}

/** `for (a; ; b)`: behind the first `;`, which is the next but for spaces and comments. */
function withoutTest(text: string, loop: Node, init: Node | null | undefined, guard: string): Insertion[] {
  const head = init?.end ?? skip(text, (loop.start ?? 0) + 'for'.length) + 1;
  const semicolon = skip(text, head);
  if (text[semicolon] !== ';') return [];
  const offset = semicolon + 1;
  const lines = text.slice(loop.start ?? 0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  const last = lines.at(-1)?.length ?? 0;
  const { line, column } = loop.loc?.start ?? { line: 1, column: 0 };
  return [{ offset, line: line + lines.length - 1, column: lines.length > 1 ? last : column + last, text: guard }];
}

/** The next place from `offset` that is neither space nor comment. */
function skip(text: string, offset: number): number {
  const space = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*/y;
  space.lastIndex = offset;
  return offset + (space.exec(text)?.[0].length ?? 0);
}
