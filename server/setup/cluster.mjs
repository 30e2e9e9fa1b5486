/** `npm run cluster`: PostgreSQL, three nodes and haproxy in front of them, on this machine, to see what many machines are like. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findHaproxy, installHaproxy } from './haproxy.mjs';
import { answers, startHaproxy } from './haproxy-server.mjs';
import { findPostgres, installPostgres } from './postgres.mjs';
import { startPostgres } from './postgres-server.mjs';
import { ROOT } from './project-root.mjs';
import { PlainError } from './run.mjs';

const NODES = 3;
/** A node that has not ended by then is ended. */
const END_MS = 30_000;
const LOOK_MS = 50;
/** A key, a call from outside, and a window that is closed. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Resolves when a key or a signal has ended it, and nothing of it is left. */
export async function runCluster() {
  await needPrograms();
  const asked = new Promise((/** @type {(value: void) => void} */ done) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        done();
        // whoever asks again does not wait: what ends with this process ends at once
        for (const each of SIGNALS) process.on(each, () => process.exit(1));
      });
    }
  });
  const port = Number(process.env['PORT'] ?? 8000);
  const host = process.env['HOST'] ?? '0.0.0.0';
  if (!(await isFree(port, host))) throw new PlainError(`Port ${String(port)} is in use. Name another one: PORT=8100 npm run cluster`);
  // Beside what `npm start` keeps: that is private, and as root PostgreSQL runs as somebody else.
  const folder = `${resolve(process.env['INIT_CWD'] ?? '.', process.env['DATA_DIR'] ?? './data')}-cluster`;
  mkdirSync(folder, { recursive: true });
  /** @type {(() => Promise<unknown>)[]} */
  const ends = [];
  try {
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: await freePort() });
    ends.push(() => postgres.stop());
    const ports = await Promise.all(Array.from({ length: NODES }, freePort));
    const secret = randomBytes(32).toString('hex');
    /** @type {import('node:child_process').ChildProcess[]} */
    const nodes = [];
    ends.push(() => Promise.all(nodes.map(endNode)));
    for (const own of ports) {
      const env = { DATABASE_URL: postgres.url, NODE_URL: `http://127.0.0.1:${String(own)}`, CLUSTER_SECRET: secret, TRUST_PROXY: '1' };
      const node = startNode({ ...env, PORT: String(own), HOST: '127.0.0.1', DATA_DIR: join(folder, 'nodes') });
      nodes.push(node);
      while (!(await answers(own))) {
        if (node.exitCode !== null || node.signalCode !== null) throw new PlainError('A node does not start. What it says stands above.');
        await pause(LOOK_MS);
      }
    }
    const haproxy = await startHaproxy({ folder, host, port, nodes: ports.map((own) => `127.0.0.1:${String(own)}`) });
    ends.push(() => haproxy.stop());
    const shown = `http://localhost:${String(port)}/`;
    console.log(`\n  ${String(NODES)} nodes are running, with haproxy in front of them. Open it in a browser:\n\n    ${shown}\n`);
    for (const [at, node] of nodes.entries())
      console.log(`  node ${String(at + 1)}: process ${String(node.pid)}, port ${String(ports[at])}`);
    console.log('\n  To stop it all, press Ctrl and C.\n');
    await asked;
    console.log('Ending …');
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/**
 * What is missing is installed where that can be done without asking. Throws a PlainError that names what is missing still.
 * @param {{ postgres?: readonly string[], haproxy?: readonly string[] }} [folders] where they are looked for
 */
export async function needPrograms({ postgres, haproxy } = {}) {
  const what = 'to run several nodes';
  const missing = [];
  if (!(findPostgres(postgres) ?? (await installPostgres(what)))) missing.push('PostgreSQL');
  if (!(findHaproxy(haproxy) ?? (await installHaproxy(what)))) missing.push('haproxy');
  if (missing.length > 0) throw new PlainError(`Several nodes need ${missing.join(' and ')}, which is not here: install it.`);
}

/** @param {Record<string, string>} env */
function startNode(env) {
  const args = ['--enable-source-maps', '.build/server/main.js'];
  // A group of its own: the keys that end us end it when it is its turn.
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // Where we end before it does.
  const leave = () => void child.kill('SIGKILL');
  process.once('exit', leave);
  child.once('exit', () => process.off('exit', leave));
  return child;
}

/** @param {import('node:child_process').ChildProcess} child */
async function endNode(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  const impatient = setTimeout(() => child.kill('SIGKILL'), END_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(impatient);
}

/**
 * A port of the loopback address that nobody listens on now.
 * @returns {Promise<number>}
 */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address === null || typeof address === 'string' ? 0 : address.port;
}

/**
 * haproxy would end, and whoever has the port would answer in its place.
 * @param {number} port
 * @param {string} host
 */
async function isFree(port, host) {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
