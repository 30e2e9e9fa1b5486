import { isCurly, straight } from '../../runtime/curly-quotes.ts';
import type { Edit } from '../state/mistake.ts';
import type { CheckContext } from './check-context.ts';

/**
 * Tells of curly quote marks where a script can not be read: `at` are the offsets of what TypeScript could not read there.
 * All that stand in the same lines are mended together.
 */
export function checkQuotes(context: CheckContext, at: readonly number[]): void {
  const { text } = context.source;
  const edits: Edit[] = [];
  let first: number | undefined;
  for (const start of lineStarts(text, at)) {
    const end = text.indexOf('\n', start);
    for (let offset = start; offset < (end < 0 ? text.length : end); offset += 1) {
      const character = text.charAt(offset);
      if (!isCurly(character)) continue;
      first ??= offset;
      edits.push({ start: offset, removed: character, inserted: straight(character) });
    }
  }
  if (first !== undefined) context.tellAt(first, 1, { code: 'curly-quotes', params: {}, fix: { kind: 'mend', edits } });
}

/** Of the lines with a mistake that have a curly quote mark. */
function lineStarts(text: string, at: readonly number[]): Set<number> {
  return new Set(at.map((offset) => text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1));
}
