import { setTimeout as pause } from 'node:timers/promises';
import { createProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import type { RunningHost } from '../support/start-host.ts';
import { threadTimes } from './cpu-times.ts';
import { startGaugedHost, type GaugedHost, type GaugeLine } from './host-gauge.ts';
import { wasmMemoryOf } from './process-memory.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';
import { runLoad } from './run-load.ts';

const PROJECTS = 1_000;
const AT_ONCE = 8;
const WOKEN = 100;
/** A tenth of them is used, a message a second each. */
const USED = PROJECTS / 10;
const SECONDS = 4;
const CHAT = `on('say', (client, text) => client.send('said', { text }));`;
const TEXT = 'hello';

export const thousandRow: Row = {
  name: 'thousand',
  about:
    'A thousand projects awake, a silent client each: what they cost, idle and while a tenth of them gets a message a second. Then how long one takes that sleeps, at a host that was started again.',
  rounds: 1,
  async measure() {
    // many schools: one address makes 300 projects an hour
    await using gauged = await startGaugedHost({ env: { TRUST_PROXY: '1' } });
    const { host } = gauged;
    const before = await gauged.tidied();
    const projects = await inParallel(PROJECTS, (n) => create(host, n));
    const clients = await inParallel(PROJECTS, (n) => join(host, projects[n]));
    const figures = [...(await memory(gauged, before)), ...(await light(host, projects))];
    await host.kill();
    for (const client of clients) client[Symbol.dispose]();
    await using again = await host.startAgain();
    const times: number[] = [];
    for (const project of projects.slice(0, WOKEN)) times.push(await firstAnswerMs(again, project));
    return [
      ...figures,
      { what: 'one that sleeps, to its first answer, p50', value: quantile(times, 0.5), unit: 'ms' },
      { what: 'one that sleeps, to its first answer, p95', value: quantile(times, 0.95), unit: 'ms', budget: { atMost: 200 } },
    ];
  },
};

/** What the host holds for them, and what one of them comes to, by what it is. */
async function memory(gauged: GaugedHost, before: GaugeLine): Promise<Figure[]> {
  const { host } = gauged;
  const after = await gauged.tidied();
  const { awake } = (await (await fetch(`${host.url}/healthz`)).json()) as { awake: number };
  const each = (after.rss - before.rss) / PROJECTS;
  const wasm = wasmMemoryOf(host.pid) / PROJECTS;
  const heap = (after.heapUsed - before.heapUsed) / PROJECTS;
  return [
    { what: 'projects awake', value: awake, unit: 'times', budget: { atLeast: PROJECTS } },
    { what: 'memory of the host with them', value: after.rss, unit: 'bytes', budget: { atMost: 1024 ** 3 } },
    { what: 'memory of the host before', value: before.rss, unit: 'bytes' },
    {
      what: 'memory of one project with a silent client',
      value: each,
      unit: 'bytes',
      parts: [
        { what: 'wasm instance', value: wasm },
        { what: "main thread's heap: document, client, project", value: heap },
        { what: 'the rest: socket, worker, store, what is freed and not given back', value: Math.max(0, each - wasm - heap) },
      ],
    },
  ];
}

/** Idle, and then with a message a second at a tenth of them. */
async function light(host: RunningHost, projects: readonly MadeProject[]): Promise<Figure[]> {
  const idle = await coresOf(host, () => pause(SECONDS * 1_000));
  const urls = projects.slice(0, USED).map(({ play }) => `${host.url.replace('http', 'ws')}/p/${play}/ws`);
  const [message, answer] = [JSON.stringify({ op: 'say', text: TEXT }), JSON.stringify({ op: 'said', text: TEXT })];
  const pace = { kind: 'paced', perSecond: USED } as const;
  let latencies: number[] = [];
  const used = await coresOf(host, async () => {
    ({ latencies } = await runLoad({ urls, message, answer, pace, connections: 1, client: 'raw', warmUp: 1, seconds: SECONDS }));
  });
  return [
    { what: 'cores that a thousand idle ones use', value: idle, unit: '×' },
    { what: 'cores while a tenth gets a message a second', value: used, unit: '×' },
    { what: 'such a message, to its answer, p50', value: quantile(latencies, 0.5), unit: 'ms' },
    { what: 'such a message, to its answer, p99', value: quantile(latencies, 0.99), unit: 'ms' },
  ];
}

/** How much of a core all threads of the host use meanwhile. */
async function coresOf(host: RunningHost, work: () => Promise<unknown>): Promise<number> {
  const all = (): number => [...threadTimes(host.pid).values()].reduce((sum, time) => sum + time, 0);
  const [began, before] = [performance.now(), all()];
  await work();
  return (all() - before) / 1_000 / (performance.now() - began);
}

async function inParallel<Result>(count: number, work: (n: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const line = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) results[n] = await work(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return results;
}

async function create(host: RunningHost, n: number): Promise<MadeProject> {
  const address = `10.0.${String(Math.floor(n / 200))}.1`;
  return await createProject(host.url, { 'server.js': `// ${String(n)}\n${CHAT}` }, `Project ${String(n)}`, { 'x-forwarded-for': address });
}

/** Resolves when its server has started: the first answer is the proof. */
async function join(host: RunningHost, project: MadeProject | undefined): Promise<ScriptClient> {
  if (!project) throw new Error('a project was not made');
  const client = await ScriptClient.join(host.url, project);
  client.say('say', { text: TEXT });
  await client.next('said');
  return client;
}

async function firstAnswerMs(host: RunningHost, project: MadeProject): Promise<number> {
  const began = performance.now();
  using _client = await join(host, project);
  return performance.now() - began;
}
