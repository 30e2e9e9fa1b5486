import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../server/setup/project-root.mjs';
import { createProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost } from '../support/start-host.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { median } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const BENCH = join(ROOT, '.build/bench');
const PAIRS = 5;
const SECONDS = 2;
const MESSAGE = JSON.stringify({ op: 'echo', text: 'Hello, how are you today?' });
const FILES = { 'server.js': "on('echo', (client, text) => client.send('echo', { text }));\n", 'index.html': '<h1>Echo</h1>\n' };

const LOADS: readonly { what: string; plan: Omit<LoadPlan, 'url' | 'seconds' | 'message'>; atLeast: number }[] = [
  { what: '100 connections, 1 under way', plan: { connections: 100, underWay: 1, client: 'raw' }, atLeast: 0.6 },
  { what: '10 connections, 8 under way, Node clients', plan: { connections: 10, underWay: 8, client: 'node' }, atLeast: 0.4 },
];

/** Echoes through a project's sandboxed handler, against those of a bare `ws` server, in turns. */
export const echoRow: Row = {
  name: 'echo',
  async measure() {
    await using host = await startHost();
    await using bare = await startBareServer();
    const project = await createProject(host.url, FILES);
    await untilItAnswers(host.url, project);
    const ours = `${host.url.replace('http', 'ws')}/p/${project.play}/ws`;
    const figures: Figure[] = [];
    for (const { what, plan, atLeast } of LOADS) {
      const rates = await inTurns({ ours, bare: bare.url }, plan);
      const ratio = median(rates.map((pair) => pair.ours / pair.bare));
      figures.push(
        { what: `echo, ${what}: of bare ws`, value: ratio, unit: '×', budget: { atLeast } },
        { what: `echo, ${what}`, value: median(rates.map((pair) => pair.ours)), unit: '1/s' },
        { what: `bare ws, ${what}`, value: median(rates.map((pair) => pair.bare)), unit: '1/s' },
      );
    }
    return figures;
  },
};

/** Its start is no part of this row. */
async function untilItAnswers(base: string, project: MadeProject): Promise<void> {
  const client = await ScriptClient.join(base, project);
  client.say('echo', { text: 'Are you there?' });
  await client.next('echo');
  await client.close();
}

type Pair = Record<'ours' | 'bare', number>;

/** The first pair warms up and is not counted. Who begins changes from pair to pair. */
async function inTurns(urls: Record<keyof Pair, string>, plan: Omit<LoadPlan, 'url' | 'seconds' | 'message'>): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let n = 0; n <= PAIRS; n++) {
    const pair: Pair = { ours: 0, bare: 0 };
    const order: (keyof Pair)[] = n % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours'];
    for (const side of order) pair[side] = await rateOf({ ...plan, url: urls[side], seconds: SECONDS, message: MESSAGE });
    if (n > 0) pairs.push(pair);
  }
  return pairs;
}

/** Replies a second. */
async function rateOf(plan: LoadPlan): Promise<number> {
  const child = spawn(process.execPath, [join(BENCH, 'load.js'), JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  const { replies, seconds } = JSON.parse(text) as LoadResult;
  if (replies === 0) throw new Error(`no answer from ${plan.url}`);
  return replies / seconds;
}

async function startBareServer(): Promise<{ url: string } & AsyncDisposable> {
  const child = spawn(process.execPath, [join(BENCH, 'bare-server.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: `ws://127.0.0.1:${port.toString().trim()}/`,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
