import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { PlainError, run } from './run.mjs';

/** Where the systems put the programs of a PostgreSQL server, each version in a folder of its own. */
const VERSIONS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];
const SERVER = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
/** Debian's package starts a server on the usual port by itself, which nobody here asked for. */
const NO_SERVER = '/etc/postgresql-common/createcluster.d/wszero-installs.conf';

/**
 * The folder of the programs of PostgreSQL: that of POSTGRES_BIN, else of the newest version that is installed.
 * @param {readonly string[]} [folders] where versions are
 * @returns {string | undefined}
 */
export function findPostgres(folders = VERSIONS) {
  const given = process.env['POSTGRES_BIN'];
  if (given) return given;
  const versions = folders.flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => /^(postgresql@?)?\d*$/.test(name))
      .sort((a, b) => Number(/\d+$/.exec(b)?.[0] ?? 0) - Number(/\d+$/.exec(a)?.[0] ?? 0))
      .map((name) => join(folder, name, 'bin')),
  );
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...versions, ...onPath].find((folder) => existsSync(join(folder, SERVER)));
}

/**
 * As `findPostgres`, and installs it where that can be done without asking: on Debian, as root. Without it, its tests are skipped, but for a
 * machine that tests for others (`CI=true`): there it throws.
 * @param {readonly string[]} [folders] see `findPostgres`
 * @returns {Promise<string | undefined>}
 */
export async function ensurePostgres(folders = VERSIONS) {
  const found = findPostgres(folders) ?? (await installPostgres('for the tests'));
  if (found) return found;
  if (process.env['CI'] === 'true')
    throw new PlainError('The tests need PostgreSQL: install it, or name the folder of its programs in POSTGRES_BIN.');
  console.log('PostgreSQL is not here, nor can it be installed: its tests are skipped.');
  return undefined;
}

/**
 * Installs it where that can be done without asking. Undefined where it can not.
 * @param {string} what what it is for
 * @returns {Promise<string | undefined>}
 */
export async function installPostgres(what) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log(`Installing PostgreSQL ${what}. This happens once.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, collect: true });
  mkdirSync(dirname(NO_SERVER), { recursive: true });
  writeFileSync(NO_SERVER, 'create_main_cluster = false\n');
  const { output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env, collect: true });
  rmSync(NO_SERVER, { force: true });
  const installed = findPostgres();
  if (!installed) console.log(output);
  return installed;
}
