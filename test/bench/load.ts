/** The load, in a process of its own: see LoadPlan. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { RawClient, type LoadClient } from './raw-client.ts';

async function openNodeClient(url: string, { message, answer }: LoadPlan): Promise<LoadClient> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const client: LoadClient = {
    onAnswers: () => undefined,
    onWrong: () => undefined,
    send(count) {
      for (let n = 0; n < count; n += 1) socket.send(message);
    },
    close: () => socket.terminate(),
  };
  socket.on('close', () => client.onWrong('the server has closed a connection'));
  socket.on('message', (data: Buffer) => {
    if (data.toString() === answer) client.onAnswers(1);
    else client.onWrong(`a wrong answer: ${data.toString()}`);
  });
  return client;
}

/** Each of `speakers` sends again for what it gets. */
function keepUnderWay(
  clients: readonly LoadClient[],
  speakers: ReadonlySet<LoadClient>,
  underWay: number,
  count: (n: number) => void,
): void {
  for (const client of clients) {
    const speaks = speakers.has(client);
    client.onAnswers = (answers) => {
      count(answers);
      if (speaks) client.send(answers);
    };
  }
  for (const client of speakers) client.send(underWay);
}

/** Evenly, one client after the other. Each answers in the order in which it was asked. Gives the way to stop. */
function keepPace(clients: readonly LoadClient[], perSecond: number, took: (ms: number) => void): () => void {
  const sentAt = clients.map((): number[] => []);
  for (const [at, client] of clients.entries()) {
    client.onAnswers = (answers) => {
      const now = performance.now();
      for (const sent of sentAt[at]?.splice(0, answers) ?? []) took(now - sent);
    };
  }
  const began = performance.now();
  let count = 0;
  const timer = setInterval(() => {
    for (const due = ((performance.now() - began) / 1_000) * perSecond; count < due; count += 1) {
      const at = count % clients.length;
      sentAt[at]?.push(performance.now());
      clients[at]?.send(1);
    }
  }, 1);
  return () => clearInterval(timer);
}

async function load(plan: LoadPlan): Promise<LoadResult> {
  const open = (url: string): Promise<LoadClient>[] =>
    Array.from({ length: plan.connections }, () => (plan.client === 'raw' ? RawClient.open(url, plan) : openNodeClient(url, plan)));
  const groups = await Promise.all(plan.urls.map((url) => Promise.all(open(url))));
  const clients = groups.flat();
  for (const client of clients) client.onWrong = fail;
  const { pace } = plan;
  let answers = 0;
  let latencies: number[] = [];
  let stop: () => void = () => undefined;
  if (pace.kind === 'paced') {
    stop = keepPace(clients, pace.perSecond, (ms) => {
      answers += 1;
      latencies.push(ms);
    });
  } else {
    const speakers = new Set(groups.flatMap((group) => group.slice(0, pace.speakers)));
    keepUnderWay(clients, speakers, pace.underWay, (count) => (answers += count));
  }
  await pause(plan.warmUp * 1_000);
  [answers, latencies] = [0, []];
  const began = performance.now();
  await pause(plan.seconds * 1_000);
  const result = { answers, seconds: (performance.now() - began) / 1_000, latencies };
  stop();
  for (const client of clients) {
    client.onWrong = () => undefined;
    client.close();
  }
  return result;
}

/** What is not answered rightly is not worth measuring. */
function fail(what: string): void {
  console.error(what);
  process.exit(1);
}

const result = await load(JSON.parse(process.argv[2] ?? '') as LoadPlan);
// sockets would keep it going, and an end before all is written would lose the rest
process.stdout.write(JSON.stringify(result), () => process.exit());
