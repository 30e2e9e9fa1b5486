import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs } from './inputs-hash.mjs';
import { PlainError, run, runNode } from './run.mjs';
import { ROOT } from './project-root.mjs';
import { whileLocked } from './setup-lock.mjs';

const STAMP = 'node_modules/.installed';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * Installs what the lock file names, unless it is there.
 * An install that was interrupted has no stamp, and what npm says to have installed does not fit: it is done anew.
 * @param {string} root the folder of package.json
 */
export async function installIfStale(root = ROOT) {
  if (isInstalled(root)) return;
  await whileLocked(
    join(root, '.build/install.lock'),
    async () => {
      if (!isInstalled(root)) await install(root);
    },
    () => console.log('Another start is installing. Waiting for it.'),
  );
}

/** @param {string} root */
function isInstalled(root) {
  const stamp = join(root, STAMP);
  const wanted = wantedStamp(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  if (!isWhatTheLockNames(root)) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/**
 * Some packages are built for one system, so that a folder carried to another machine is stale there.
 * @param {string} root
 */
function wantedStamp(root) {
  return [hashInputs(root, ['package-lock.json']), process.platform, process.arch].join(' ');
}

/**
 * Whether somebody installed by hand: npm writes what it has put there into node_modules at its very end.
 * @param {string} root
 */
function isWhatTheLockNames(root) {
  const there = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!there) return false;
  const wanted = packagesOf(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === version && existsSync(join(root, path)) : optional === true || devOptional === true;
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

/** @param {string} root */
async function install(root) {
  console.log('Installing what is missing. This happens once.');
  rmSync(join(root, STAMP), { force: true });
  // NODE_ENV=production would leave out what the tests need, and they would install all of it anew.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  // At a terminal npm shows how far it is.
  const options = { cwd: root, collect: !process.stdout.isTTY };
  const { code, output } = await (npm?.endsWith('.js') ? runNode([npm, ...args], options) : run('npm', args, options));
  if (code !== 0) console.error(output);
  if (code !== 0) throw new PlainError('The install did not work. Is this computer online? Then try the same command again.');
  writeFileSync(join(root, STAMP), wantedStamp(root));
}
