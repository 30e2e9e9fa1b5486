import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { compileEngine } from '../../../server/sandbox/quickjs.ts';
import { WorkerHandle } from '../../../server/sandbox/worker-handle.ts';
import { newPool } from './project-in-sandbox.ts';

describe('the thread of pupils’ code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-worker-'));
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is given no variable of the host, and no flag', async () => {
    vi.stubEnv('SECRET_OF_THE_HOST', 'acorn');
    const seen = new BroadcastChannel('seen by a worker');
    const looking = join(folder, 'looking.mjs');
    writeFileSync(
      looking,
      `import { BroadcastChannel } from 'node:worker_threads';
       const seen = new BroadcastChannel('seen by a worker');
       seen.postMessage({ env: { ...process.env }, flags: process.execArgv });
       seen.close();`,
    );
    vi.spyOn(BUILT, 'sandboxWorker', 'get').mockReturnValue(looking);
    const message = once(seen as unknown as EventTarget, 'message');
    const worker = new WorkerHandle(compileEngine(), () => undefined);
    const [{ data }] = (await message) as [MessageEvent<unknown>];
    expect(data).toEqual({ env: {}, flags: [] });
    seen.close();
    await worker.end(0, { code: 'crash', message: '', stack: '' });
  });
});

describe.runIf(process.platform === 'linux')('the main loop', () => {
  it('comes before the threads of pupils’ code', async () => {
    const threads = (): Set<number> => new Set(readdirSync('/proc/self/task').map(Number));
    const before = threads();
    const pool = newPool();
    await pool.up();
    const steppedBack = [...threads()].filter((thread) => !before.has(thread) && getPriority(thread) > getPriority(process.pid));
    expect(steppedBack).toHaveLength(4);
    await pool.dispose();
  });
});
