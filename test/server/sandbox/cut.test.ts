import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { SandboxPool } from '../../../server/sandbox/sandbox-pool.ts';
import { newPool, ProjectInSandbox } from './project-in-sandbox.ts';

let pool: SandboxPool;
beforeAll(async () => {
  pool = newPool();
  await pool.up();
});
afterAll(() => pool.dispose());

const PING = `on('ping', (client) => client.send('pong'));`;
/** Computes for about so long, by the engine's own clock. */
const BUSY = 'const busy = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };';

const start = (code: string): Promise<ProjectInSandbox> => ProjectInSandbox.start(pool, code);

describe('code that is cut once', { timeout: 60_000 }, () => {
  it.each([
    ['jobs that make jobs', 'const again = () => Promise.resolve().then(again); again();'],
    ['an error that never tells its message', 'throw { get message() { for (;;) {} } };'],
    [
      'an error that never tells its name',
      'const e = new Error("a"); Object.defineProperty(e, "name", { get() { for (;;) {} } }); throw e;',
    ],
  ])('%s: costs one message, and the server runs on', async (_what, work) => {
    const project = await start(`on('go', () => { ${work} }); ${PING}`);
    await project.say({ op: 'go' });
    await project.say({ op: 'ping' });
    expect(project.sent.at(-1)).toEqual({ op: 'pong' });
    expect(project.faults.length).toBeGreaterThan(0);
    expect(project.ending).toBeUndefined();
  });

  /** Takes all memory there is, the largest pieces first. */
  const fill = (last: string): string => `const kept = []; on('go', () => {
    for (const size of [1e6, 1e4, 100, 1]) { try { for (;;) kept.push(new Uint8Array(size)); } catch (error) { ${last} } } });`;

  it('is stopped when its memory is full, though there is no room for an error that says so', async () => {
    const project = await start(`${fill('if (size === 1) throw error;')} ${PING}`);
    await project.say({ op: 'go' });
    await project.ended;
    expect(project.ending).toEqual({ type: 'stopped', reason: 'out-of-memory' });
  });

  it('runs on when its memory was full and it has made room', async () => {
    const project = await start(`${fill('kept.length = 0;').replace('1e4, 100, 1', '1e5')} ${PING}`);
    await project.say({ op: 'go' });
    await project.say({ op: 'ping' });
    expect(project.sent).toEqual([{ op: 'pong' }]);
  });
});

it('sends no more of a message than its bytes allow, however few messages it sends', async () => {
  const text = LIMITS.serverMessageBytes / 4;
  const project = await start(
    `on('go', (client) => { for (;;) { try { client.send('x', { text: 'x'.repeat(${String(text)}) }); } catch {} } });`,
  );
  await project.say({ op: 'go' });
  await project.ended;
  expect(project.ending).toEqual({ type: 'stopped', reason: 'flood' });
  const bytes = project.effectTexts.reduce((sum, each) => sum + each.length, 0);
  expect(bytes).toBeLessThan(LIMITS.bytesPerEntry + 2 * text);
});

it('an error at the top that never tells what it is costs no neighbour its worker', async () => {
  const neighbours = await Promise.all(Array.from({ length: 8 }, () => start(PING)));
  await expect(start('throw { get message() { for (;;) {} } };')).rejects.toThrow('did not start');
  await Promise.all(neighbours.map((neighbour) => neighbour.say({ op: 'ping' })));
  expect(neighbours.map(({ ending, sent }) => [ending, sent.length])).toEqual(neighbours.map(() => [undefined, 1]));
});

describe('many messages that come at once', { timeout: 60_000 }, () => {
  it('have a time of their own each', async () => {
    const project = await start(`${BUSY} on('go', (client, n) => { busy(40); client.send('done', { n }); });`);
    await Promise.all(Array.from({ length: 8 }, (_, n) => project.say({ op: 'go', n })));
    expect(project.faults).toEqual([]);
    expect(project.sent.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('are given to the engine in pieces that it can hold', async () => {
    const project = await start(`on('size', (client, text) => client.send('is', { n: text.length }));`);
    const text = 'x'.repeat(40_000);
    await Promise.all(Array.from({ length: 400 }, () => project.say({ op: 'size', text })));
    expect(project.faults).toEqual([]);
    expect(project.sent.map(({ n }) => n)).toEqual(Array.from({ length: 400 }, () => 40_000));
  });

  it('let a neighbour in the same worker have its turn between two of them', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => start(`${BUSY} on('go', () => busy(10)); ${PING}`)));
    const busy = all.map((project) => Promise.all(Array.from({ length: 40 }, () => project.say({ op: 'go' }))));
    let left = 5;
    for (const done of busy) void done.then(() => (left -= 1));
    const neighbours = await Promise.all(Array.from({ length: 4 }, () => start(PING)));
    await Promise.all(neighbours.map((neighbour) => neighbour.say({ op: 'ping' })));
    // without turns, a neighbour would have waited for all that are in its worker
    expect(left).toBeGreaterThan(0);
    await Promise.all(busy);
    expect(all.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
