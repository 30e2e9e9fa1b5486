import { readFileSync } from 'node:fs';
import { createProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const PROJECTS = 1_000;
const AT_ONCE = 8;
const WOKEN = 100;
const CHAT = `on('say', (client, text) => broadcast('said', { text }));`;

/** A thousand projects awake, a silent client each; then how long one takes that sleeps, at a host that was started again. */
export const thousandRow: Row = {
  name: 'thousand',
  about: 'A thousand projects awake, a silent client each; then how long one takes that sleeps, at a host that was started again.',
  rounds: 1,
  async measure() {
    // many schools: one address makes 300 projects an hour
    await using host = await startHost({ env: { TRUST_PROXY: '1' } });
    const before = memoryOf(host.pid);
    const projects = await inParallel(PROJECTS, (n) => create(host, n));
    const clients = await inParallel(PROJECTS, (n) => join(host, projects[n]));
    const { awake } = (await (await fetch(`${host.url}/healthz`)).json()) as { awake: number };
    const after = memoryOf(host.pid);
    await host.kill();
    for (const client of clients) client[Symbol.dispose]();
    await using again = await host.startAgain();
    const times: number[] = [];
    for (const project of projects.slice(0, WOKEN)) times.push(await firstAnswerMs(again, project));
    return [
      { what: 'projects awake', value: awake, unit: 'times', budget: { atLeast: PROJECTS } },
      { what: 'memory of the host with them', value: after, unit: 'bytes', budget: { atMost: 1024 ** 3 } },
      { what: 'memory of the host before', value: before, unit: 'bytes' },
      { what: 'one that sleeps, to its first answer, p50', value: quantile(times, 0.5), unit: 'ms' },
      { what: 'one that sleeps, to its first answer, p95', value: quantile(times, 0.95), unit: 'ms', budget: { atMost: 200 } },
    ];
  },
};

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
  client.say('say', { text: 'hello' });
  await client.next('said');
  return client;
}

async function firstAnswerMs(host: RunningHost, project: MadeProject): Promise<number> {
  const began = performance.now();
  using _client = await join(host, project);
  return performance.now() - began;
}

/** Bytes of memory that are really there (RSS). Linux only. */
function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
