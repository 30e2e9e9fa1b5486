import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startHost, type HostOptions, type RunningHost } from '../support/start-host.ts';

/** What the host says of itself, once a second. */
export interface GaugeLine {
  /** Milliseconds since 1970: when the second began that it tells of, and when it ended. */
  since: number;
  at: number;
  /** Of the main thread's event loop within that second, in milliseconds. */
  delayP99: number;
  delayMost: number;
  /** Bytes: all of the process, and what lives in the main thread's heap. */
  rss: number;
  heapUsed: number;
}

/** A host with a gauge inside, which it does not know of. */
export interface GaugedHost extends AsyncDisposable {
  host: RunningHost;
  lines(): GaugeLine[];
  /** The first line after all that has happened so far, and after what nobody needs was collected. */
  tidied(): Promise<GaugeLine>;
}

/** The histogram counts from its own step on. */
const STEP_MS = 4;
const FILE = 'WSZERO_GAUGE';
const WISH = '.tidy';
const LOOK_MS = 50;

/** It is loaded before the host's code, and runs in its main thread only. It collects while there is a file that wishes so. */
const GAUGE = `
import { appendFileSync, existsSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
if (isMainThread && /[\\\\/]server[\\\\/]main\\.js$/.test(process.argv[1] ?? '')) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const file = process.env.${FILE};
  const delay = monitorEventLoopDelay({ resolution: ${String(STEP_MS)} });
  delay.enable();
  let since = Date.now();
  setInterval(() => {
    const [delayP99, delayMost] = [delay.percentile(99), delay.max].map((time) => Math.max(0, time / 1e6 - ${String(STEP_MS)}));
    if (existsSync(file + '${WISH}')) collect();
    const { rss, heapUsed } = process.memoryUsage();
    appendFileSync(file, JSON.stringify({ since, at: Date.now(), delayP99, delayMost, rss, heapUsed }) + '\\n');
    delay.reset();
    since = Date.now();
  }, 1_000).unref();
}
`;

export async function startGaugedHost({ env, ...options }: HostOptions = {}): Promise<GaugedHost> {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-gauge-'));
  const file = join(folder, 'lines');
  const gauge = `--import data:text/javascript;base64,${Buffer.from(GAUGE).toString('base64')}`;
  const host = await startHost({ ...options, env: { ...env, NODE_OPTIONS: gauge, [FILE]: file } });
  const lines = (): GaugeLine[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as GaugeLine);
  return {
    host,
    lines,
    async tidied() {
      const asked = Date.now();
      writeFileSync(`${file}${WISH}`, '');
      for (;;) {
        const line = existsSync(file) ? lines().find(({ since }) => since >= asked) : undefined;
        if (line) {
          rmSync(`${file}${WISH}`);
          return line;
        }
        await pause(LOOK_MS);
      }
    },
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
