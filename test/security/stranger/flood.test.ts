import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject } from '../../support/api.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { frameOf, RawSocket } from './raw-socket.ts';

/** `FLOOD=100000` for the long run. */
const MESSAGES = Number(process.env['FLOOD'] ?? 10_000);
const BYTES = 16_000;
/** Far less than all that is sent, and far more than what may wait. */
const MOST_GROWTH_MB = 100;
const LOOK_EVERY = 500;

let host: RunningHost;
beforeAll(async () => {
  host = await startHost({ env: { LOG_LEVEL: 'error' } });
});
afterAll(() => host.stop());

/** Megabytes; the system of the tests may not tell. */
function memory(): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(host.pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Takes some time for each message, and looks whether they come in their order. */
const SLOW_SERVER = `
let got = 0;
let inOrder = true;
on('n', (client, n, text) => {
  for (let i = 0; i < 3000; i++);
  inOrder &&= n === got;
  got++;
});
on('end', (client) => client.send('all', { got, inOrder }));`;

it(
  `${String(MESSAGES)} messages as fast as the network takes them, from before the project is awake: none is lost, and few wait in the host`,
  { timeout: 600_000 },
  async () => {
    const made = await createProject(host.url, { 'server.js': SLOW_SERVER });
    using raw = await RawSocket.upgrade(host.url, `/p/${made.play}/ws`);
    const before = memory();
    let most = before;
    const text = 'x'.repeat(BYTES);
    for (let n = 0; n < MESSAGES; n += 1) {
      await raw.written(frameOf({ opcode: 1, body: JSON.stringify({ op: 'n', n, text }) }));
      if (n % LOOK_EVERY === 0) most = Math.max(most, memory());
    }
    raw.write(frameOf({ opcode: 1, body: '{"op":"end"}' }));
    const answer = JSON.parse((await raw.frame()).body.toString()) as unknown;
    expect(answer).toEqual({ op: 'all', got: MESSAGES, inOrder: true });
    expect(most - before).toBeLessThan(MOST_GROWTH_MB);
    const sent = (MESSAGES * BYTES) / 1024 / 1024;
    console.log(`${sent.toFixed(0)} MB sent; memory ${before.toFixed(0)} MB, at most ${most.toFixed(0)} MB`);
  },
);

it('as many to a server that does not start are each told so, from before it was known', { timeout: 600_000 }, async () => {
  const made = await createProject(host.url, { 'server.js': 'for (;;);' });
  using raw = await RawSocket.upgrade(host.url, `/p/${made.play}/ws`);
  const told = readFrames(raw, MESSAGES);
  const frame = frameOf({ opcode: 1, body: '{"op":"n"}' });
  for (let n = 0; n < MESSAGES; n += 100) await raw.written(Buffer.concat(Array.from({ length: 100 }, () => frame)));
  const texts = await told;
  expect(texts.size).toBe(1);
  expect(JSON.parse([...texts][0] ?? '')).toMatchObject({ op: 'error', code: 'stopped' });
});

/** The different texts of the next `count` frames. */
async function readFrames(raw: RawSocket, count: number): Promise<Set<string>> {
  const texts = new Set<string>();
  for (let n = 0; n < count; n += 1) texts.add((await raw.frame()).body.toString());
  return texts;
}
