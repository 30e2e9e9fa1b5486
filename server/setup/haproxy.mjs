import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError, run } from './run.mjs';

/** Debian puts it where only root looks. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin'];

/**
 * The program of haproxy, if it is installed.
 * @param {readonly string[]} [more] where it is looked for beside the path
 * @returns {string | undefined}
 */
export function findHaproxy(more = FOLDERS) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), ...more];
  return folders.map((folder) => join(folder, 'haproxy')).find((path) => existsSync(path));
}

/**
 * As `findHaproxy`, and installs it where that can be done without asking: on Debian, as root. Without it, its tests are skipped, but for a
 * machine that tests for others (`CI=true`): there it throws.
 * @returns {Promise<string | undefined>}
 */
export async function ensureHaproxy() {
  const found = findHaproxy() ?? (await installHaproxy('for the tests'));
  if (found) return found;
  if (process.env['CI'] === 'true') throw new PlainError('The tests need haproxy: install it.');
  console.log('haproxy is not here, nor can it be installed: the tests of several nodes are skipped.');
  return undefined;
}

/**
 * Installs it where that can be done without asking. Undefined where it can not.
 * @param {string} what what it is for
 * @returns {Promise<string | undefined>}
 */
export async function installHaproxy(what) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log(`Installing haproxy ${what}. This happens once.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, collect: true });
  const { output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'haproxy'], { env, collect: true });
  const installed = findHaproxy();
  if (!installed) console.log(output);
  return installed;
}
