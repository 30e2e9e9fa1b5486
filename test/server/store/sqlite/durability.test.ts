import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../server/log.ts';
import { openSqliteStore } from '../../../../server/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../../server/store/store.ts';
import { buildChild, type Child } from '../child.ts';

/** More of them by `KILLS=100`. */
const KILLS = Number(process.env['KILLS'] ?? 5);
const PROJECTS = ['ada', 'ben', 'cleo', 'dai'];
const log = createLog('silent');

describe('a host that is killed while it writes', () => {
  let child: Child;
  let dataDir: string;
  beforeAll(async () => {
    child = await buildChild(join(import.meta.dirname, 'append-until-killed.ts'));
  });
  afterAll(() => child.remove());
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wszero-killed-'));
    const store = await openSqliteStore({ dataDir, log });
    for (const project of PROJECTS) await store.createProject(recordOf(project), new Uint8Array(), new Map());
    await store.close();
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it(`has every acknowledged update afterwards, ${KILLS} times`, { timeout: 30_000 + KILLS * 5_000 }, async () => {
    const acknowledged = new Map<string, number>();
    for (let round = 1; round <= KILLS; round += 1) {
      // Killed after another count each time, so that it dies in other places, compactions among them.
      for (const [project, seq] of await killAfter(child, dataDir, 150 + round * 37)) acknowledged.set(project, seq);
      const store = await openSqliteStore({ dataDir, log });
      for (const project of PROJECTS) await expectAll(store, project, acknowledged.get(project) ?? 0);
      await store.close();
    }
    expect(acknowledged.size).toBe(PROJECTS.length);
  });

  it('keeps a second process out, in plain words, while the first one lives', { timeout: 20_000 }, async () => {
    const first = child.start(dataDir, 'ada');
    await once(first.lines, 'line');
    await expect(openSqliteStore({ dataDir, log })).rejects.toThrow(/data folder .* can't be used: another process uses it/);
    const second = child.start(dataDir, 'ben');
    const { code, errors } = await second.ended;
    expect(code).not.toBe(0);
    expect(errors).toContain('another process uses it');
    first.process.kill('SIGKILL');
    await first.ended;
    const store = await openSqliteStore({ dataDir, log });
    await store.close();
  });
});

/** The last acknowledged seq of each project. */
async function killAfter(child: Child, dataDir: string, lines: number): Promise<Map<string, number>> {
  const running = child.start(dataDir, ...PROJECTS);
  const acknowledged = new Map<string, number>();
  let count = 0;
  for await (const line of running.lines) {
    const [project = '', seq = ''] = line.split(' ');
    acknowledged.set(project, Number(seq));
    count += 1;
    if (count === lines) running.process.kill('SIGKILL');
  }
  expect(await running.ended).toEqual({ code: null, signal: 'SIGKILL', errors: '' });
  return acknowledged;
}

/** All from the snapshot to the newest, in order and without a gap, up to at least `acknowledged`. */
async function expectAll(store: Store, project: string, acknowledged: number): Promise<void> {
  const { seq, snapshot, updates } = await store.load(project);
  expect(seq).toBeGreaterThanOrEqual(acknowledged);
  const first = seq - updates.length;
  expect(textOf(snapshot)).toBe(first === 0 ? '' : `${project} upto ${first}`);
  expect(updates.map(textOf)).toEqual(updates.map((_, index) => `${project} ${first + index + 1}`));
  expect(await store.files(project)).toEqual(new Map(first === 0 ? [] : [['a.js', String(first)]]));
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

function recordOf(id: string) {
  return { id, name: id, editHash: id, play: `${id}.p`, look: `${id}.l`, remix: `${id}.r`, withdrawn: [], createdAt: 0 };
}
