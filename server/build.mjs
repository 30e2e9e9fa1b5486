/**
 * `node server/build.mjs <host | ide | lib | take-home | bench> <stamp>` builds one part into .build/. The stamp is written last, and what is
 * built takes the place of what was there by renaming: whoever reads meanwhile finds the old or the new, never a half.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildTakeHome } from './export/build-take-home.mjs';
import { buildLibraries } from './libraries/build-libraries.mjs';
import { compressFolder } from './setup/compress-folder.mjs';
import { ROOT } from './setup/project-root.mjs';

const BUILD = join(ROOT, '.build');

/** The browsers of a school: see the README. `esbuild` wants them by name to know what to keep away from. */
const PAGE_TARGET = ['chrome111', 'firefox115', 'safari16.4'];

/** @type {Record<'node' | 'guest' | 'page', import('esbuild-wasm').BuildOptions>} */
const KINDS = {
  node: { platform: 'node', format: 'esm', target: 'node20.19', packages: 'external', sourcemap: true },
  // small, since each instance reads it anew
  guest: { platform: 'neutral', format: 'iife', target: 'es2022', minifyWhitespace: true, minifySyntax: true },
  page: { platform: 'browser', format: 'iife', target: PAGE_TARGET },
};

/** @type {Record<string, { source: string, target: string, kind: keyof typeof KINDS }[] | undefined>} */
const ENTRIES = {
  host: [
    { source: 'server/main.ts', target: 'server/main.js', kind: 'node' },
    { source: 'server/backup.ts', target: 'server/backup.js', kind: 'node' },
    { source: 'server/expired.ts', target: 'server/expired.js', kind: 'node' },
    { source: 'server/restore.ts', target: 'server/restore.js', kind: 'node' },
    { source: 'server/move-to-postgres.ts', target: 'server/move-to-postgres.js', kind: 'node' },
    { source: 'server/lessons-check.ts', target: 'server/lessons-check.js', kind: 'node' },
    { source: 'server/sandbox/sandbox-worker.ts', target: 'server/sandbox-worker.js', kind: 'node' },
    { source: 'server/compiler/parse-worker.ts', target: 'server/parse-worker.js', kind: 'node' },
    { source: 'server/sandbox/guest/guest.ts', target: 'runtime/guest.js', kind: 'guest' },
    { source: 'runtime/page/wszero.ts', target: 'runtime/wszero.js', kind: 'page' },
    { source: 'runtime/page/bridge.ts', target: 'runtime/bridge.js', kind: 'page' },
  ],
  bench: [
    { source: 'test/bench/bench.ts', target: 'bench/bench.js', kind: 'node' },
    { source: 'test/bench/load.ts', target: 'bench/load.js', kind: 'node' },
    { source: 'test/bench/bare-server.ts', target: 'bench/bare-server.js', kind: 'node' },
  ],
};

/** @type {Record<string, ((folder: string) => Promise<void>) | undefined>} */
const FOLDERS = {
  ide: buildIde,
  lib: (folder) => buildLibraries(folder, PAGE_TARGET),
  'take-home': (folder) => buildTakeHome(folder, PAGE_TARGET),
};

const [part = '', stamp = ''] = process.argv.slice(2);
const began = performance.now();
console.log(`Building the ${part} …`);
const worked = await (FOLDERS[part] ? buildFolder(part, FOLDERS[part]) : buildEntries(part));
if (!worked) process.exit(1);
console.log(`Built the ${part} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);

/**
 * False, with what is wrong said, if it did not work.
 * @param {string} name
 */
async function buildEntries(name) {
  const entries = ENTRIES[name];
  if (!entries) throw new Error(`there is no part ${name}`);
  const esbuild = await import('esbuild-wasm');
  const results = await Promise.allSettled(
    entries.map(({ source, target, kind }) =>
      esbuild.build({
        ...KINDS[kind],
        entryPoints: [join(ROOT, source)],
        outfile: join(BUILD, target),
        absWorkingDir: ROOT,
        bundle: true,
        write: false,
        logLevel: 'warning',
      }),
    ),
  );
  // Its process would outlive this one, and spin, if it were left with builds under way.
  await esbuild.stop();
  const built = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (built.length < results.length) return false;
  for (const { path, contents } of built.flatMap((result) => result.outputFiles)) replaceFile(path, contents);
  replaceFile(join(BUILD, name === 'host' ? 'server' : name, '.stamp'), stamp);
  return true;
}

/**
 * As `buildEntries`, for a part that is a folder of its own.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} make
 */
async function buildFolder(name, make) {
  const fresh = join(BUILD, `${name}.${process.pid}`);
  try {
    await make(fresh);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    rmSync(fresh, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(fresh, '.stamp'), stamp);
  replaceFolder(fresh, join(BUILD, name));
  return true;
}

/** @param {string} folder */
async function buildIde(folder) {
  // Whoever builds may be a test, and the builder of the libraries wants those for developers: the IDE would come with Lit's warnings.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'ide/vite.config.ts'), logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  await compressFolder(folder);
}

/**
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function replaceFile(path, contents) {
  const fresh = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(fresh, contents);
  renameSync(fresh, path);
}

/**
 * @param {string} fresh
 * @param {string} place
 */
function replaceFolder(fresh, place) {
  const old = `${place}.old`;
  rmSync(old, { recursive: true, force: true });
  try {
    renameSync(place, old);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
  // What a build that was killed has left.
  for (const name of readdirSync(dirname(place))) {
    if (name.startsWith(`${basename(place)}.`)) rmSync(join(dirname(place), name), { recursive: true, force: true });
  }
}
