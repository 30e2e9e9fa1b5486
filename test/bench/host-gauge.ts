import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost, type HostOptions, type RunningHost } from '../support/start-host.ts';

/** What the host says of itself, once a second. */
export interface GaugeLine {
  /** Milliseconds since 1970. */
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
}

/** The histogram counts from its own step on. */
const STEP_MS = 4;
const FILE = 'WSZERO_GAUGE';

/** It is loaded before the host's code, and runs in its main thread only. `isTidy`: a collection goes before each line. */
const GAUGE = (isTidy: boolean): string => `
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
if (isMainThread && /[\\\\/]server[\\\\/]main\\.js$/.test(process.argv[1] ?? '')) {
  ${isTidy ? "setFlagsFromString('--expose-gc');\n  const collect = runInNewContext('gc');" : 'const collect = () => undefined;'}
  const delay = monitorEventLoopDelay({ resolution: ${String(STEP_MS)} });
  delay.enable();
  setInterval(() => {
    const [delayP99, delayMost] = [delay.percentile(99), delay.max].map((time) => Math.max(0, time / 1e6 - ${String(STEP_MS)}));
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    appendFileSync(process.env.${FILE}, JSON.stringify({ at: Date.now(), delayP99, delayMost, rss, heapUsed }) + '\\n');
    delay.reset();
  }, 1_000).unref();
}
`;

export async function startGaugedHost({ env, ...options }: HostOptions & { isTidy?: boolean } = {}): Promise<GaugedHost> {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-gauge-'));
  const file = join(folder, 'lines');
  const gauge = `--import data:text/javascript;base64,${Buffer.from(GAUGE(options.isTidy ?? false)).toString('base64')}`;
  const host = await startHost({ ...options, env: { ...env, NODE_OPTIONS: gauge, [FILE]: file } });
  return {
    host,
    lines: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as GaugeLine),
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
