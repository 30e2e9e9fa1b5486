import { isTaken } from '../../server/protocol/file-paths.ts';

/** So much is left of a long name: it is to be typed in a page. */
const STEM_LENGTH = 40;

/**
 * A path for a file that is called `name` on somebody's computer, in the way of none of `others`. `ending` such as `.png`;
 * `otherwise` is its name when nothing is left of its own: `Kätzchen (2).PNG` becomes `Katzchen-2.png`.
 */
export function assetPath(name: string, ending: string, otherwise: string, others: readonly string[]): string {
  const dot = name.lastIndexOf('.');
  const stem = (dot > 0 ? name.slice(0, dot) : name)
    .normalize('NFD')
    .replace(/[\s.]+/g, '-')
    .replace(/[^A-Za-z0-9_-]/g, '')
    .slice(0, STEM_LENGTH)
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  const fit = stem === '' ? otherwise : stem;
  for (let count = 1; ; count += 1) {
    const path = `${fit}${count === 1 ? '' : `-${String(count)}`}${ending}`;
    if (!isTaken(path, others)) return path;
  }
}
