import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUEST_EFFECT } from '../../../server/protocol/guest.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { SandboxPool } from '../../../server/sandbox/sandbox-pool.ts';
import { newPool, ProjectInSandbox } from './project-in-sandbox.ts';

let pool: SandboxPool;
beforeAll(async () => {
  pool = newPool();
  await pool.up();
}, 30_000);
afterAll(() => pool.dispose());

const PING = `on('ping', (client) => client.send('pong'));`;
const INDEX_OF = '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)';

const start = (code: string): Promise<ProjectInSandbox> => ProjectInSandbox.start(pool, code);
const refuse = async (code: string) => {
  const events = { effects: () => undefined, fault: () => undefined, stopped: () => undefined, lost: () => undefined };
  const started = await pool.start(code, events);
  return started.ok ? undefined : started.fault;
};

describe('a sandbox', () => {
  it('handles messages by the runtime', async () => {
    const project = await start(`on('say', (client, text, room = 'lobby') => broadcast('said', { text, room, from: client.name }));`);
    await project.say({ op: 'say', text: 'hé 🦊' });
    expect(project.sent).toEqual([{ op: 'said', text: 'hé 🦊', room: 'lobby', from: 'Fox' }]);
  });

  it('keeps two projects apart, in one worker too', async () => {
    const all = await Promise.all(
      Array.from({ length: 9 }, (_, n) => start(`globalThis.mine ??= ${n}; on('who', (client) => client.send('me', { mine }));`)),
    );
    await Promise.all(all.map((project) => project.say({ op: 'who' })));
    expect(all.map(({ sent }) => sent)).toEqual(all.map((_, n) => [{ op: 'me', mine: n }]));
  });

  it('has nothing of the host in reach', async () => {
    const names = [
      'process',
      'require',
      'module',
      'fetch',
      'WebAssembly',
      'Buffer',
      'setImmediate',
      '__host',
      '__guest',
      'std',
      'os',
      'import_meta',
      'document',
      'window',
    ];
    const project = await start(
      `on('look', (client) => client.send('seen', { seen: ${JSON.stringify(names)}.filter((name) => name in globalThis) }));`,
    );
    await project.say({ op: 'look' });
    expect(project.sent).toEqual([{ op: 'seen', seen: [] }]);
  });

  it('has what pupils expect of JavaScript', async () => {
    const project = await start(`
      on('go', async (client) => {
        const list = structuredClone([{ a: new Date(0) }]);
        await new Promise((resolve) => queueMicrotask(resolve));
        client.send('got', { year: list[0].a.getUTCFullYear(), base: btoa('hello'), back: atob('aGVsbG8='), big: (1234567.5).toLocaleString() });
      });`);
    await project.say({ op: 'go' });
    expect(project.sent).toEqual([{ op: 'got', year: 1970, base: 'aGVsbG8=', back: 'hello', big: '1,234,567.5' }]);
  });

  it('runs timers, once and again, and lets them be called off', async () => {
    const project = await start(`
      on('go', (client) => {
        let n = 0;
        const timer = setInterval(() => {
          client.send('tick', { n: ++n });
          if (n === 3) { clearInterval(timer); setTimeout((word) => client.send(word), 1, 'done'); }
        }, 1);
        clearTimeout(setTimeout(() => client.send('never'), 1));
      });`);
    await project.say({ op: 'go' });
    await expect.poll(() => project.sent.at(-1)).toEqual({ op: 'done' });
    expect(project.sent.map(({ n }) => n)).toEqual([1, 2, 3, undefined]);
  });

  it('is told apart from its neighbours when their messages travel in one batch', async () => {
    const [a, b] = await Promise.all([start(PING), start(PING)]);
    await Promise.all([...Array.from({ length: 50 }, () => a.say({ op: 'ping' })), b.say({ op: 'ping' })]);
    expect([a.sent.length, b.sent.length]).toEqual([50, 1]);
  });

  it('ends with its timers when it is dropped', async () => {
    const project = await start(`setInterval(() => broadcast('tick'), 15);`);
    await expect.poll(() => project.sent.length).toBeGreaterThan(1);
    project.sandbox.drop();
    const other = await start(`let n = 0; setInterval(() => { if (++n > 5) broadcast('later'); }, 15);`);
    const before = project.sent.length;
    await expect.poll(() => other.sent.length).toBeGreaterThan(0);
    expect(project.sent.length).toBeLessThanOrEqual(before + 1);
  });
});

describe('code that never ends', { timeout: 60_000 }, () => {
  it.each([
    ['in a handler', `on('go', () => { while (true) {} });`],
    ['after an await', `on('go', async () => { await null; for (;;) {} });`],
    ['in jobs that make jobs', `on('go', () => { const again = () => Promise.resolve().then(again); again(); });`],
    ['in a timer', `on('go', () => { setTimeout(() => { for (;;) {} }, 1); });`],
    ['in a getter of an error', `on('go', () => { throw { get message() { for (;;) {} } }; });`],
    ['again and again, caught', `on('go', async () => { for (;;) { try { await (async () => { for (;;) {} })(); } catch {} } });`],
  ])('%s is cut, and stopped when it goes on', async (_what, code) => {
    const project = await start(`${code} ${PING}`);
    for (let i = 0; i < LIMITS.strikes && !project.ending; i++) {
      project.join(String(i + 2));
      await project.say({ op: 'go' }, String(i + 2));
      await wait(LIMITS.timerMinMs * 2);
    }
    await project.ended;
    expect(project.ending).toEqual({ type: 'stopped', reason: 'endless' });
  });

  it('is told once, by the guest, where it ended as a promise', async () => {
    const project = await start(`on('go', async () => { await null; while (true) {} });`);
    await project.say({ op: 'go' });
    await expect.poll(() => project.faults).toEqual([expect.objectContaining({ code: 'endless', told: true })]);
    expect(project.records.filter((record) => record.startsWith(GUEST_EFFECT.trouble))).toHaveLength(1);
    expect(project.sent).toEqual([
      { op: 'error', code: 'handler-failed', msg: 'on("go") never ended. It was stopped. Your code is safe.' },
    ]);
  });

  it('loses only the message that it was in: the same client is answered after it', async () => {
    const project = await start(`on('go', () => { while (true) {} }); ${PING}`);
    await Promise.all([project.say({ op: 'ping' }), project.say({ op: 'go' }), project.say({ op: 'ping' })]);
    expect(project.sent).toEqual([{ op: 'pong' }, expect.objectContaining({ op: 'error', code: 'handler-failed' }), { op: 'pong' }]);
    expect(project.faults).toEqual([
      expect.objectContaining({ code: 'endless', stack: expect.stringContaining('server.js:1:') as string }),
    ]);
  });

  it('in a builtin that never asks is ended by the watchdog, and its neighbours are lost, not blamed', async () => {
    const own = newPool();
    await own.up();
    const guilty = await ProjectInSandbox.start(own, `on('go', () => { ${INDEX_OF} });`);
    const others = await Promise.all(Array.from({ length: 7 }, () => ProjectInSandbox.start(own, PING)));
    void guilty.say({ op: 'go' });
    await guilty.ended;
    expect(guilty.ending).toEqual({ type: 'stopped', reason: 'endless' });
    const lost = others.filter(({ ending }) => ending?.type === 'lost');
    expect(lost).toHaveLength(1);
    const alive = others.filter(({ ending }) => !ending);
    await Promise.all(alive.map((project) => project.say({ op: 'ping' })));
    expect(alive.map(({ sent }) => sent.length)).toEqual(alive.map(() => 1));
    expect((await ProjectInSandbox.start(own, PING)).ending).toBeUndefined();
    await own.dispose();
  });

  it('was stopped before, so it starts apart: nobody else is lost when it hangs again', async () => {
    const own = newPool();
    await own.up();
    const innocent = await Promise.all(Array.from({ length: 8 }, () => ProjectInSandbox.start(own, PING)));
    const hang = `on('go', () => { ${INDEX_OF} });`;
    for (let time = 0; time < 2; time += 1) {
      const suspect = await ProjectInSandbox.start(own, hang, { isSuspect: true });
      void suspect.say({ op: 'go' });
      await suspect.ended;
      expect(suspect.ending).toEqual({ type: 'stopped', reason: 'endless' });
    }
    await Promise.all(innocent.map((project) => project.say({ op: 'ping' })));
    expect(innocent.map(({ ending, sent }) => [ending, sent.length])).toEqual(innocent.map(() => [undefined, 1]));
    await own.dispose();
  });

  it.each([
    ['a loop', 'for (;;) {}'],
    ['a loop after an await', '(async () => { await null; for (;;) {} })();'],
    ['a builtin', INDEX_OF],
  ])('at the top, as %s, does not start', async (_what, code) => {
    expect(await refuse(code)).toMatchObject({ code: 'endless' });
  });
});

describe('code that throws at the top', () => {
  it('does not start, and says why and where', async () => {
    expect(await refuse('const a = 1;\nthrow new RangeError("x")')).toMatchObject({
      code: 'threw',
      message: 'RangeError: x',
      stack: expect.stringContaining('server.js:2:') as string,
    });
  });
});

describe('code that takes too much', () => {
  it.each([
    ['Array(1e9).fill(0)', `Array(1e9).fill(0)`],
    ['a list that grows', `const a = []; for (;;) a.push('x'.repeat(1000) + a.length)`],
    ['typed arrays', `const a = []; for (;;) a.push(new Uint8Array(1e6))`],
  ])('%s hits the wall, and the next project answers', async (_what, code) => {
    const project = await start(`on('go', () => { ${code} }); ${PING}`);
    await project.say({ op: 'go' });
    const told = [...project.faults.map((fault) => fault.code), ...(project.ending?.type === 'stopped' ? [project.ending.reason] : [])];
    expect(['out-of-memory', 'endless']).toContain(told[0]);
    const next = await start(PING);
    await next.say({ op: 'ping' });
    expect(next.sent).toEqual([{ op: 'pong' }]);
  });

  it('messages without end are cut at the limit, and the code is stopped', async () => {
    const project = await start(`on('go', (client) => { for (;;) { try { client.send('x'); } catch {} } });`);
    await project.say({ op: 'go' });
    await project.ended;
    expect(project.sent.filter(({ op }) => op === 'x')).toHaveLength(LIMITS.messagesPerEntry);
  });

  it('timers beyond the limit stop the code', async () => {
    const project = await start(`on('go', () => { for (let i = 0; i < 1000; i++) setTimeout(() => 1, 1e6); });`);
    await project.say({ op: 'go' });
    await project.ended;
    expect(project.ending).toEqual({ type: 'stopped', reason: 'too-many-timers' });
  });

  it('calls that nest too deep are an error like any other', async () => {
    const project = await start(`on('go', () => { const deep = () => deep(); deep(); }); ${PING}`);
    await project.say({ op: 'go' });
    await project.say({ op: 'ping' });
    expect(project.sent).toEqual([expect.objectContaining({ op: 'error' }), { op: 'pong' }]);
  });
});

describe('text that nests deeper than the engine can read', () => {
  const nests = async (work: string): Promise<unknown> => {
    const project = await start(`on('go', () => { try { ${work} } catch (error) { broadcast('caught', { why: error.message }); } });`);
    await project.say({ op: 'go' });
    return project.sent;
  };

  it.each([
    ['JSON', `JSON.parse('['.repeat(1e6))`],
    ['objects as JSON', `JSON.parse('{"a":'.repeat(1e5))`],
    ['brackets of code', `eval('('.repeat(1e5))`],
    ['lists of code', `eval('['.repeat(1e5))`],
  ])('%s: an error that the code itself can catch', async (_what, work) => {
    expect(await nests(work)).toEqual([{ op: 'caught', why: 'stack overflow' }]);
  });
});

describe('code that spoils its own world', () => {
  it.each([
    ['JSON', 'JSON.stringify = () => "{}"; JSON.parse = () => { throw 1 };'],
    ['String.prototype.split', 'String.prototype.split = () => []; String.prototype.slice = () => "";'],
    ['Map', 'Map.prototype.get = () => undefined; Map.prototype.set = () => undefined;'],
    ['Object.prototype', 'Object.defineProperty(Object.prototype, "op", { get() { throw 1 }, set() { throw 1 } });'],
    ['Promise', 'Promise.prototype.then = () => { throw 1 };'],
    ['everything', 'for (const key of Reflect.ownKeys(globalThis)) { try { globalThis[key] = undefined; } catch {} }'],
  ])('%s: hurts itself only', async (_what, code) => {
    const project = await start(`${PING} ${code}`);
    await project.say({ op: 'ping' });
    const next = await start(PING);
    await next.say({ op: 'ping' });
    expect(next.sent).toEqual([{ op: 'pong' }]);
    expect(next.ending).toBeUndefined();
  });
});
