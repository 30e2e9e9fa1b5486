import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, type MadeProject } from '../../support/api.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { CHAT_SERVER, chatBeside, type Chat } from './chat-beside.ts';
import { fuzzBytes, fuzzRoutes, newOutcome, type FuzzOutcome } from './fuzz-http.ts';
import { fuzzIdeBinaries, fuzzIdeTexts } from './fuzz-ide.ts';
import { ANSWERING_SERVER, answersPing, fuzzFrames, fuzzTexts } from './fuzz-wire.ts';
import { RawSocket } from './raw-socket.ts';

/** Inputs to each route and socket. `FUZZ=100000` for the long run. */
const COUNT = Number(process.env['FUZZ'] ?? 2_000);
const MOST_MEMORY_MB = 900;

let host: RunningHost;
let project: MadeProject;
let neighbour: MadeProject;
const outcome: FuzzOutcome = newOutcome();
const chats: [what: string, chat: Chat][] = [];
let memoryBefore: number;
let silent: RawSocket;

beforeAll(async () => {
  // each input comes from an address of its own, so that what slows down those who guess does not slow down this
  host = await startHost({ env: { LOG_LEVEL: 'error', TRUST_PROXY: '1' } });
  project = await createProject(host.url, { 'server.js': ANSWERING_SERVER, 'index.html': '<h1>Fuzz</h1>', 'img/a.js': '1' });
  neighbour = await createProject(host.url, { 'server.js': CHAT_SERVER });
  silent = await RawSocket.open(host.url);
  await answersPing(host, project);
  memoryBefore = memoryOf(host.pid);
});
afterAll(() => host.stop());

/** Megabytes of memory of a process; 0 where the system does not tell. */
function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function beside(what: string, task: () => Promise<void>): Promise<void> {
  const { end } = await chatBeside(host, neighbour);
  const [done] = await Promise.allSettled([task()]);
  const chat = await end();
  if (done.status === 'rejected') throw new Error(what, { cause: done.reason });
  chats.push([what, chat]);
  expect(chat.heard.size).toBe(chat.sent);
  expect(Math.max(...chat.heard.values())).toBe(1);
}

it('two people chat', async () => {
  await beside('undisturbed', () => new Promise((resolve) => setTimeout(resolve, 2_000)));
});

it.each<[string, () => Promise<void>]>([
  ['texts of clients', () => fuzzTexts(host, project, COUNT, outcome)],
  ['frames', () => fuzzFrames(host, project, COUNT, outcome)],
  ['texts of an IDE', () => fuzzIdeTexts({ host, project, count: COUNT, outcome })],
  ['documents and cursors of an IDE', () => fuzzIdeBinaries({ host, project, count: COUNT, outcome })],
  // last: they leave behind who guesses keys, and everybody waits a little for that
  ['bytes that are no requests', () => fuzzBytes(host, project, COUNT, outcome)],
  ['requests to every route', () => fuzzRoutes(host, project, COUNT, outcome)],
])(
  `${String(COUNT)} of %s: each is answered in a way that is meant, and the chat beside goes on`,
  { timeout: 3_600_000 },
  async (what, fuzz) => {
    await beside(what, fuzz);
    expect(outcome.odd).toEqual([]);
  },
);

it('and after all of them the host is the one that it was', async () => {
  expect(() => process.kill(host.pid, 0)).not.toThrow();
  expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
  expect(
    host
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{')),
  ).toEqual([]);
  // a connection that said nothing since the beginning was ended
  await silent.closed();
  const memory = memoryOf(host.pid);
  expect(memory).toBeLessThan(MOST_MEMORY_MB);
  const figures = chats.map(
    ([what, { sent, p50, p99 }]) => `  ${what}: ${String(sent)} messages, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
  );
  console.log(`memory ${memoryBefore.toFixed(0)} MB, then ${memory.toFixed(0)} MB\n${figures.join('\n')}`);
  if (process.env['FUZZ_ANSWERS'])
    console.log(
      [...outcome.answers]
        .sort()
        .map(([what, many]) => `${what}: ${String(many)}`)
        .join('\n'),
    );
});
