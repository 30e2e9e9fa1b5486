import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs } from './inputs-hash.mjs';
import { PlainError, run, runNode } from './run.mjs';
import { ROOT } from './project-root.mjs';
import { whileLocked } from './setup-lock.mjs';

const STAMP = join(ROOT, 'node_modules/.installed');
const LOCK = join(ROOT, '.build/install.lock');

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * Installs what the lock file names, unless it is there.
 * An install that was interrupted has no stamp, and what npm says to have installed does not fit: it is done anew.
 */
export async function installIfStale() {
  if (isInstalled()) return;
  await whileLocked(
    LOCK,
    async () => {
      if (!isInstalled()) await install();
    },
    () => console.log('Another start is installing. Waiting for it.'),
  );
}

function isInstalled() {
  const wanted = wantedStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  if (!isWhatTheLockNames()) return false;
  writeFileSync(STAMP, wanted);
  return true;
}

/** Some packages are built for one system, so that a folder carried to another machine is stale there. */
function wantedStamp() {
  return [hashInputs(ROOT, ['package-lock.json']), process.platform, process.arch].join(' ');
}

/** Whether somebody installed by hand: npm writes what it has put there into node_modules at its very end. */
function isWhatTheLockNames() {
  const there = packagesOf(join(ROOT, 'node_modules/.package-lock.json'));
  if (!there) return false;
  const wanted = packagesOf(join(ROOT, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === version && existsSync(join(ROOT, path)) : optional === true || devOptional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  if (!existsSync(file)) return undefined;
  const { packages } = /** @type {{ packages: Record<string, LockedPackage> }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return packages;
}

async function install() {
  console.log('Installing what is missing. This happens once.');
  rmSync(STAMP, { force: true });
  // NODE_ENV=production would leave out what the tests need, and they would install all of it anew.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const { code } = await (npm?.endsWith('.js') ? runNode([npm, ...args]) : run('npm', args));
  if (code !== 0) throw new PlainError('The install did not work. Is this computer online? Then try the same command again.');
  writeFileSync(STAMP, wantedStamp());
}
