import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root: the nearest folder above this file that holds a package.json. The same for source and built code. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** What `server/build.mjs` makes. Tests run the source, and these, which are built before them. */
export const BUILT = {
  sandboxWorker: join(ROOT, '.build/server/sandbox-worker.js'),
  parseWorker: join(ROOT, '.build/server/parse-worker.js'),
  /** The runtime and the guest, one script for every instance. */
  guest: join(ROOT, '.build/runtime/guest.js'),
  /** `wszero.js` of pages. */
  page: join(ROOT, '.build/runtime/wszero.js'),
  bridge: join(ROOT, '.build/runtime/bridge.js'),
  /** What every project gets that is taken home. */
  takeHome: join(ROOT, '.build/take-home'),
  /** The libraries that pages import. */
  lib: join(ROOT, '.build/lib'),
  /** The IDE's pages and assets, with `.br` and `.gz` beside them. */
  ide: join(ROOT, '.build/ide'),
} as const;

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const up = dirname(folder);
  if (up === folder) throw new Error('no package.json above the server');
  return findRoot(up);
}
