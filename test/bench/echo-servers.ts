import { createProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import type { LoadPlan } from './load-plan.ts';
import { startPeer } from './peers.ts';
import { runLoad } from './run-load.ts';

const TEXT = 'Hello, how are you today?';
const FILES = {
  'server.js': `on('echo', (client, text) => client.send('echo', { text }));
on('all', (client, text) => broadcast('all', { text }));
`,
  'index.html': '<h1>Echo</h1>\n',
};

/** Where a load goes, and what it says and hears there. */
export type Target = Pick<LoadPlan, 'urls' | 'message' | 'answer' | 'greeting'>;

/** A host with a project that echoes `echo` to who sent it, and `all` to everybody. */
export interface EchoHost extends AsyncDisposable {
  host: RunningHost;
  echo: Target;
  all: Target;
}

export async function startEchoHost(): Promise<EchoHost> {
  const host = await startHost();
  const project = await createProject(host.url, FILES);
  await untilItAnswers(host.url, project);
  return {
    host,
    echo: targetOf('echo', [wsUrl(host.url, project)]),
    all: targetOf('all', [wsUrl(host.url, project)]),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

/** More projects of the same kind, all of them awake. `base`: of a host, or of what stands before several. */
export async function echoProjects(base: string, count: number): Promise<Target> {
  const urls: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const project = await createProject(base, FILES);
    await untilItAnswers(base, project);
    urls.push(wsUrl(base, project));
  }
  return targetOf('echo', urls);
}

/** Those of a peer that goes by what a path says: see its script. */
export async function startEchoPeer(name: Parameters<typeof startPeer>[0]): Promise<{ echo: Target; all: Target } & AsyncDisposable> {
  const peer = await startPeer(name);
  const base = `ws://127.0.0.1:${String(peer.port)}`;
  const dispose = { [Symbol.asyncDispose]: () => peer[Symbol.asyncDispose]() };
  if (name !== 'socket.io') return { echo: targetOf('echo', [`${base}/echo`]), all: targetOf('all', [`${base}/all`]), ...dispose };
  const echo = socketIoTarget(base, 'echo');
  return { echo, all: socketIoTarget(base, 'all'), ...dispose };
}

/** Answers a second of each, in turns there and back, so that whatever else happens here happens to all of them. */
export async function ratesOf<Name extends string>(
  targets: Record<Name, Target>,
  plan: Pick<LoadPlan, 'connections' | 'pace' | 'client'>,
): Promise<Record<Name, number>> {
  const names = Object.keys(targets) as Name[];
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const name of names) await runLoad({ ...plan, ...targets[name], warmUp: 0, seconds: 0.8 });
  for (const name of [...names, ...names.toReversed()]) {
    const { answers, seconds } = await runLoad({ ...plan, ...targets[name], warmUp: 0.4, seconds: 1 });
    sums[name] += answers / seconds / 2;
  }
  return sums;
}

function targetOf(op: string, urls: readonly string[]): Target {
  const message = JSON.stringify({ op, text: TEXT });
  return { urls, message, answer: message };
}

function socketIoTarget(base: string, op: string): Target {
  const message = `42${JSON.stringify([op, { text: TEXT }])}`;
  return { urls: [`${base}/socket.io/?EIO=4&transport=websocket`], message, answer: message, greeting: '40' };
}

function wsUrl(base: string, project: MadeProject): string {
  return `${base.replace('http', 'ws')}/p/${project.play}/ws`;
}

/** Its start is no part of what is measured. */
async function untilItAnswers(base: string, project: MadeProject): Promise<void> {
  const client = await ScriptClient.join(base, project);
  client.say('echo', { text: 'Are you there?' });
  await client.next('echo');
  await client.close();
}
