import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxPool } from '../../../server/sandbox/sandbox-pool.ts';
import { newPool, ProjectInSandbox } from './project-in-sandbox.ts';

let pool: SandboxPool;
beforeAll(async () => {
  pool = newPool();
  await pool.up();
}, 30_000);
afterAll(() => pool.dispose());

const start = (code: string): Promise<ProjectInSandbox> => ProjectInSandbox.start(pool, code);

describe('what code has still to do', () => {
  it('is nothing when it has handled what came', async () => {
    const project = await start(`on('ping', (client) => client.send('pong'));`);
    await project.say({ op: 'ping' });
    expect(await project.sandbox.look()).toEqual({ hasWork: false, handlers: 0 });
    expect(project.sent).toEqual([{ op: 'pong' }]);
  });

  it('is asked after all that was posted before', async () => {
    const project = await start(`on('ping', (client) => client.send('pong'));`);
    for (let n = 0; n < 50; n += 1) void project.say({ op: 'ping' });
    expect(await project.sandbox.look()).toMatchObject({ handlers: 0 });
    expect(project.sent.length).toBeGreaterThan(0);
  });

  it('counts handlers that go on, and whose client waits for them', async () => {
    const project = await start(`let go; on('wait', () => new Promise((resolve) => { go = resolve; })); on('go', () => go());`);
    project.join('2');
    await project.say({ op: 'wait' });
    expect(await project.sandbox.look()).toEqual({ hasWork: false, handlers: 1 });
    await project.say({ op: 'go' }, '2');
    expect(await project.sandbox.look()).toEqual({ hasWork: false, handlers: 0 });
  });

  it('tells when the next timer of its own is due', async () => {
    const project = await start(
      `setTimeout(() => {}, 60_000); const all = setInterval(() => {}, 40_000); on('stop', () => clearInterval(all));`,
    );
    const { timerMs = 0 } = (await project.sandbox.look()) ?? {};
    expect(timerMs).toBeGreaterThan(0);
    expect(timerMs).toBeLessThanOrEqual(40_000);
    await project.say({ op: 'stop' });
    expect((await project.sandbox.look())?.timerMs).toBeGreaterThan(40_000);
  });

  it('is not known of code that is gone', async () => {
    const project = await start('');
    project.sandbox.drop();
    expect(await project.sandbox.look()).toBeUndefined();
  });
});

describe('a hidden copy', () => {
  it('that hangs where nothing can cut it costs no other project its worker', async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => start(`on('ping', (client) => client.send('pong'));`)));
    const copy = await ProjectInSandbox.start(pool, `on('hang', () => { [].indexOf.call({ length: 2 ** 53 - 1 }, 1); });`, {
      isHidden: true,
    });
    void copy.say({ op: 'hang' });
    await copy.ended;
    expect(copy.ending).toEqual({ type: 'stopped', reason: 'endless' });
    expect(others.map(({ ending }) => ending)).toEqual(others.map(() => undefined));
    await Promise.all(others.map((other) => other.say({ op: 'ping' })));
    expect(others.map(({ sent }) => sent)).toEqual(others.map(() => [{ op: 'pong' }]));
  });
});
