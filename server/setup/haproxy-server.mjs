/** A haproxy of our own in front of nodes on this machine: for tests, and for trying many machines on one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { haproxyConfig } from '../deploy/haproxy-config.mjs';
import { findHaproxy } from './haproxy.mjs';
import { PlainError } from './run.mjs';

/**
 * @typedef {object} RunningHaproxy
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

const START_MS = 20_000;
const LOOK_MS = 50;

/**
 * Resolves when it leads to a node.
 * @param {{ folder: string, host: string, port: number, nodes: readonly string[] }} options `nodes`: host and port of each
 * @returns {Promise<RunningHaproxy>}
 */
export async function startHaproxy({ folder, host, port, nodes }) {
  const program = findHaproxy();
  if (program === undefined) throw new PlainError('There is no haproxy here: install it.');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'haproxy.cfg');
  const named = nodes.map((address, at) => ({ name: `node-${at + 1}`, address }));
  writeFileSync(config, haproxyConfig({ bind: `${host}:${port}`, nodes: named }));
  // A group of its own: a key that ends us must not end it before us.
  const child = spawn(program, ['-db', '-f', config], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => (output = (output + chunk.toString()).slice(-4_000)));
  // Where we end before it does.
  const leave = () => void child.kill('SIGKILL');
  process.once('exit', leave);
  const ended = once(child, 'exit').then(() => process.off('exit', leave));
  const until = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new PlainError(`haproxy does not start:\n${output}`);
    }
    await pause(LOOK_MS);
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Whether a host answers there, or one behind it.
 * @param {number} port of the loopback address
 * @returns {Promise<boolean>}
 */
export function answers(port) {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/healthz' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('error', () => resolve(false));
  });
}
