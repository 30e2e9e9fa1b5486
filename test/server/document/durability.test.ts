import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open-sqlite-store.ts';
import { buildChild } from '../store/child.ts';
import { log, makeProject } from './open-document.ts';

/** More of them by `KILLS=100`. */
const KILLS = Number(process.env['KILLS'] ?? 5);

it(`has every acknowledged letter after a kill in the middle of typing, ${KILLS} times`, { timeout: 30_000 + KILLS * 10_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wszero-typed-'));
  const child = await buildChild(join(import.meta.dirname, 'type-until-killed.ts'));
  let store = await openSqliteStore({ dataDir, log });
  const { project } = await makeProject(store, { 'server.js': '' });
  await store.close();
  const acknowledged = { A: 0, B: 0 };
  for (let round = 1; round <= KILLS; round += 1) {
    const { lines, process, ended } = child.start(dataDir, project);
    const before = { ...acknowledged };
    let count = 0;
    for await (const line of lines) {
      const [letter, n] = line.split(' ');
      if (letter === 'A' || letter === 'B') acknowledged[letter] = before[letter] + Number(n);
      if (++count === 4 + (round % 8)) process.kill('SIGKILL');
    }
    expect(await ended).toEqual({ code: null, signal: 'SIGKILL', errors: '' });
    store = await openSqliteStore({ dataDir, log });
    const document = await ProjectDocument.open(store, await store.acquire(project, 'node', 'reader'), { log });
    const text = document.files().get('server.js') ?? '';
    for (const letter of ['A', 'B'] as const) {
      const found = text.split(letter).length - 1;
      expect(found).toBeGreaterThanOrEqual(acknowledged[letter]);
      // What was on disk and not yet acknowledged counts for the next round.
      acknowledged[letter] = found;
    }
    await document.dispose();
    await store.close();
  }
  await child.remove();
  await rm(dataDir, { recursive: true });
});
