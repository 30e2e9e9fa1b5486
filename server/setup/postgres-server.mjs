/** A PostgreSQL server of our own, on the loopback address only: for tests, and for trying many machines on one. */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from './postgres.mjs';
import { PlainError } from './run.mjs';

/**
 * @typedef {object} RunningPostgres
 * @property {string} url of its first database, with name and password; another database has its name at the end
 * @property {number} pid
 * @property {(how?: 'fast' | 'immediate') => Promise<void>} stop 'immediate': as if the machine had lost its power
 */

const USER = 'wszero';
/** Where we are killed, we can not end it: the system does, where it can. */
const SETPRIV = '/usr/bin/setpriv';
const READY = 'database system is ready to accept connections';

/**
 * Starts it on what is in the folder, which is made anew when it is not there. Resolves when it lets somebody in.
 * @param {{ folder: string, port: number, settings?: Record<string, string> }} options `folder`: below one that every user may pass through
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ folder, port, settings = {} }) {
  const programs = findPostgres();
  if (programs === undefined)
    throw new PlainError('There is no PostgreSQL here: install it, or put the folder of its programs into POSTGRES_BIN.');
  const who = whoRunsIt();
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
  if (!existsSync(data)) makeData({ programs, folder, data, secret, who });
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    lc_messages: 'C',
    logging_collector: 'off',
    ...settings,
  };
  const args = ['-D', data, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // A group of its own: a key that ends us must not end it before us.
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { ...who, cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'pipe'] };
  const child = existsSync(SETPRIV)
    ? spawn(SETPRIV, ['--pdeathsig', 'QUIT', '--', join(programs, 'postgres'), ...args], options)
    : spawn(join(programs, 'postgres'), args, options);
  // Where we end before it does.
  const leave = () => void child.kill('SIGQUIT');
  process.once('exit', leave);
  const ended = once(child, 'exit').then(() => process.off('exit', leave));
  await untilReady(child);
  return {
    url: `postgres://${USER}:${readFileSync(secret, 'utf8').trim()}@127.0.0.1:${String(port)}/postgres`,
    pid: child.pid ?? 0,
    stop: async (how = 'fast') => {
      child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await ended;
    },
  };
}

const AS_SOMEBODY_ELSE = `
It does not run as root, so it runs as the user "postgres", who has to get to that folder. Name another one: DATA_DIR=/some/folder`;

/** @param {{ programs: string, folder: string, data: string, secret: string, who: { uid?: number, gid?: number } }} place */
function makeData({ programs, folder, data, secret, who }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(secret, randomBytes(16).toString('hex'), { mode: 0o600 });
  if (who.uid !== undefined && who.gid !== undefined) for (const path of [folder, secret]) chownSync(path, who.uid, who.gid);
  try {
    const args = ['-D', data, '-U', USER, '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${secret}`, '--no-sync'];
    execFileSync(join(programs, 'initdb'), args, { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new PlainError(`PostgreSQL can not be set up in ${folder}:\n${told}${who.uid === undefined ? '' : AS_SOMEBODY_ELSE}`);
  }
}

/**
 * It refuses to run as root: then it is Debian's user for it.
 * @returns {{ uid?: number, gid?: number }}
 */
function whoRunsIt() {
  if (process.getuid?.() !== 0) return {};
  const numberOf = (/** @type {string} */ option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  try {
    return { uid: numberOf('-u'), gid: numberOf('-g') };
  } catch {
    throw new PlainError('PostgreSQL does not run as root, and there is no user "postgres" for it.');
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function untilReady(child) {
  let output = '';
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`PostgreSQL ended: ${output}`)));
    // All of it is read, or it would wait for us one day.
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-4_000);
      if (output.includes(READY)) resolve(undefined);
    });
  });
}
