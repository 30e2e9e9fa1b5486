/** The load, in a process of its own: see LoadPlan. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { RawClient } from './raw-client.ts';

interface LoadClient {
  run(underWay: number, onReplies: (count: number) => void): void;
  close(): void;
}

async function openNodeClient({ url, message }: LoadPlan): Promise<LoadClient> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  return {
    run(underWay, onReplies) {
      socket.on('message', () => {
        onReplies(1);
        socket.send(message);
      });
      for (let n = 0; n < underWay; n++) socket.send(message);
    },
    close: () => socket.terminate(),
  };
}

async function load(plan: LoadPlan): Promise<LoadResult> {
  const open = (): Promise<LoadClient> => (plan.client === 'raw' ? RawClient.open(plan.url, plan.message) : openNodeClient(plan));
  const clients = await Promise.all(Array.from({ length: plan.connections }, open));
  let replies = 0;
  const began = performance.now();
  for (const client of clients) client.run(plan.underWay, (count) => (replies += count));
  await pause(plan.seconds * 1_000);
  const result = { replies, seconds: (performance.now() - began) / 1_000 };
  for (const client of clients) client.close();
  return result;
}

console.log(JSON.stringify(await load(JSON.parse(process.argv[2] ?? '') as LoadPlan)));
process.exit();
