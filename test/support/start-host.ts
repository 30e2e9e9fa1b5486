import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../../server/setup/project-root.mjs';
import type { Namespace } from './namespaces.ts';
import { SCHOOL_HOST } from './school-host.ts';
import { endProcess, hasEnded, spawnNode } from './spawn-node.ts';

const START_MS = 60_000;
const LOOPBACK: Namespace = { address: '127.0.0.1', command: [] };
const POLL_MS = 20;

export interface HostOptions {
  /** Kept when the host stops. Without it a fresh folder, which goes away with the host. */
  dataDir?: string;
  /** Such as that of a host which was killed. Without it a free one. */
  port?: number;
  /** Where it runs: without it on this computer's loopback address. */
  place?: Namespace;
  /** More environment: PUBLIC_URL, LOG_LEVEL, …. */
  env?: Record<string, string>;
}

/** The built server in a process of its own, which ends with that of the test. */
export interface RunningHost extends AsyncDisposable {
  /** `http://ADDRESS:PORT`, without a slash at its end. */
  readonly url: string;
  /** The same host at an address that is no secure context; Chromium of `openBrowser` knows the way. */
  readonly schoolUrl: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** SIGTERM, and waits for its end. Resolves to the exit code, null if it took a SIGKILL. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits for its end. The data folder stays. */
  kill(): Promise<void>;
  /** Starts on the same folder and port, once this one has ended. */
  startAgain(env?: Record<string, string>): Promise<RunningHost>;
}

/** Resolves when the host answers. Throws with its output when it ends before, or takes longer than a minute. */
export async function startHost(options: HostOptions = {}): Promise<RunningHost> {
  const port = options.port ?? (await freePort());
  const given = options.dataDir !== undefined;
  const { place = LOOPBACK, env = {} } = options;
  return await run({ port, dataDir: options.dataDir ?? (await mkdtemp(join(tmpdir(), 'wszero-'))), env, place }, given);
}

/** `keep`: the folder is somebody else's, and stays. */
async function run(options: Required<HostOptions>, keep: boolean): Promise<RunningHost> {
  const { port, dataDir, place } = options;
  const env = { LOG_LEVEL: 'warn', HOST: place.address, ...options.env, PORT: String(port), DATA_DIR: dataDir };
  const child = spawnNode(join(ROOT, '.build/server/main.js'), ROOT, { ...process.env, NODE_ENV: 'production', ...env }, place.command);
  const output = collectOutput(child);
  const url = `http://${place.address}:${String(port)}`;
  try {
    await untilItAnswers(url, child);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`the host did not start: ${output()}`, { cause: error });
  }
  const forget = async (): Promise<void> => {
    if (!keep) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  return {
    url,
    schoolUrl: `http://${SCHOOL_HOST}:${String(port)}`,
    port,
    dataDir,
    pid: child.pid ?? 0,
    output,
    async stop() {
      const code = await endProcess(child, 'SIGTERM');
      await forget();
      return code;
    },
    async kill() {
      await endProcess(child, 'SIGKILL');
    },
    async startAgain(more = {}) {
      return await run({ dataDir, port, place, env: { ...options.env, ...more } }, keep);
    },
    async [Symbol.asyncDispose]() {
      await endProcess(child, 'SIGTERM');
      await forget();
    },
  };
}

/** A port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  const take = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  return () => text;
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (hasEnded(child)) throw new Error(`it ended with ${String(child.exitCode ?? child.signalCode)}`);
    try {
      if ((await fetch(`${url}/healthz`)).ok) return;
    } catch {
      // Nobody listens yet.
    }
    await pause(POLL_MS);
  }
  throw new Error(`it does not answer after ${String(START_MS)} ms`);
}
