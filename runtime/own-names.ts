/**
 * First steps of paths, in small letters, that can't be a pupil's file: a host serves something of its own there, or it is a
 * part of every project that is taken home. Some computers take `Runtime` and `runtime` for one name.
 */
const OWN_NAMES: ReadonlySet<string> = new Set([
  'wszero.js',
  'wszero',
  'ws',
  'runtime',
  'node_modules',
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  '.npmrc',
]);

/** Why `path` can't be a pupil's: the first step of it that is taken. */
export function ownName(path: string): string | undefined {
  const [first = ''] = path.split('/');
  return OWN_NAMES.has(first.toLowerCase()) ? first : undefined;
}
