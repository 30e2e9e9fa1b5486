import { nameAt } from './name-at.ts';
import type { Place } from './position-map.ts';

/**
 * What has nothing in it, where an engine says only that its `part` could not be read or set: `player` for a line with
 * `player.name`. Undefined where several things of that line have such a part.
 */
export function emptyObject(files: ReadonlyMap<string, string>, place: Pick<Place, 'file' | 'line'>, part: string): string | undefined {
  const text = files.get(place.file)?.split('\n')[place.line - 1] ?? '';
  const names = new Set<string>();
  for (const { index } of text.matchAll(/(?<!\?)\.\s*(?=[\p{ID_Start}$_])/gu)) {
    const column = index + text.slice(index).search(/[^.\s]/) + 1;
    const name = nameAt(files, { ...place, column });
    if (name?.endsWith(`.${part}`) === true) names.add(name.slice(0, -part.length - 1));
  }
  const [only, ...others] = names;
  return others.length === 0 ? only : undefined;
}
