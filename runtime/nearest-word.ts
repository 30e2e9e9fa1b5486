import { EVERYWHERE, SERVER_NAMES, WORLD_OF_PAGES } from './known-names.ts';
import { nearest } from './nearest.ts';
import type { Side } from './side.ts';

/** Longer sources are searched to here. */
const MOST_SOURCE = 100_000;

/** What was most likely meant by a `word` that nobody knows: a name that this side has by itself, or one in `source`. */
export function nearestWord(word: string, side: Side, source = ''): string | undefined {
  const own = new Set(source.slice(0, MOST_SOURCE).match(/(?<![\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]+/gu) ?? []);
  return nearest(word, new Set([...namesOf(side), ...own]));
}

/** Names that code of this side has without making them. */
function namesOf(side: Side): readonly string[] {
  return [...(side === 'server' ? SERVER_NAMES : WORLD_OF_PAGES), ...EVERYWHERE];
}
