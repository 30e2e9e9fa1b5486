/** The rules of a project's file paths, for the host and the IDE alike. */
import { ownName } from '../../runtime/own-names.ts';
import { LIMITS } from './limits.ts';

export type PathProblem = 'empty' | 'characters' | 'too-long' | 'too-deep';

/** What keeps `path` from being a path of a project, or undefined. A folder counts as a level, the file itself as one more. */
export function pathProblem(path: string): PathProblem | undefined {
  if (path === '') return 'empty';
  if (path.length > LIMITS.pathLength) return 'too-long';
  if (!/^[A-Za-z0-9\-_./]+$/.test(path)) return 'characters';
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return 'characters';
  return segments.length > LIMITS.pathDepth ? 'too-deep' : undefined;
}

/** Whether a name of ours, another file, or a folder of the same name is in the way of `path`. A zip can't hold `a` and `a/b`. */
export function isTaken(path: string, others: readonly string[]): boolean {
  return (
    ownName(path) !== undefined || others.some((other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`))
  );
}

export interface NamedFile {
  id: string;
  path: string;
}

/**
 * Two editors may give two files one path at the same moment. Then the later one, by its id, goes by `name 2`, for
 * everyone alike. Returns the path by which each file goes, in the order of the ids.
 */
export function shownPaths(files: Iterable<NamedFile>): NamedFile[] {
  const taken = new Set<string>();
  const byId = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { path } of byId) taken.add(path);
  const given = new Set<string>();
  return byId.map(({ id, path }) => {
    let shown = path;
    for (let count = 2; given.has(shown); count += 1) {
      const candidate = numbered(path, count);
      if (!taken.has(candidate)) shown = candidate;
    }
    given.add(shown);
    return { id, path: shown };
  });
}

/** `a/client.js` becomes `a/client 2.js`: not a path that anyone could type, so it can't be in the way. */
function numbered(path: string, count: number): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? `${path.slice(0, dot)} ${count}${path.slice(dot)}` : `${path} ${count}`;
}

/** An id that sorts after those given earlier. `at` in milliseconds since 1970, `random` below 2 to the 32nd. */
export function fileId(at: number, random: number): string {
  return `${at.toString(36).padStart(9, '0')}${random.toString(36).padStart(7, '0')}`;
}
