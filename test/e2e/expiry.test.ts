import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { LibsqlDatabase } from '../../server/store/sqlite/libsql-database.ts';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { PATIENCE } from '../support/ide-page.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

const DAY_MS = 24 * 60 * 60_000;

/** As if that many days had passed since somebody opened it. The host has stopped. */
function age(dataDir: string, { id }: MadeProject, days: number): void {
  const database = new LibsqlDatabase(join(dataDir, 'playground.sqlite'), 0);
  database.prepare('update projects set opened_at = opened_at - ? where id = ?').run([days * DAY_MS, id]);
  database.close();
}

async function left(host: RunningHost, projects: MadeProject[]): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ids: projects.map(({ id }) => id) });
  return (await fetch(`${host.url}/api/expiry`, { method: 'POST', headers, body })).json();
}

it('a project that nobody opens goes after so many days, with a zip of it left beside the data', { timeout: 240_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wszero-expiry-'));
  let host = await startHost({ dataDir });
  const marker = 'a text that is nowhere else';
  const old = await createProject(host.url, { 'server.js': `// ${marker}`, 'index.html': '<h1>Old</h1>' }, 'Old chat');
  const soon = await createProject(host.url, { 'server.js': '// soon' });
  const opened = await createProject(host.url, { 'server.js': '// opened' });
  expect(await left(host, [old])).toEqual({ projects: [{ id: old.id }] });
  await host.kill();
  for (const [project, days] of [
    [old, 31],
    [soon, 25],
    [opened, 29],
  ] as const)
    age(dataDir, project, days);

  host = await host.startAgain({ EXPIRY_DAYS: '30' });
  await expect
    .poll(() => left(host, [old, soon, opened]), PATIENCE)
    .toEqual({
      days: 30,
      projects: [
        { id: opened.id, daysLeft: 1 },
        { id: soon.id, daysLeft: 5 },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
  await expect(readProject(host.url, old)).rejects.toThrow('unknown-project');
  const folder = join(dataDir, 'expired');
  expect(await readdir(folder)).toEqual([`${old.id}.zip`]);
  const zip = unzipSync(await readFile(join(folder, `${old.id}.zip`)));
  expect(Buffer.from(zip['server.js'] ?? []).toString()).toBe(`// ${marker}`);
  expect(Object.keys(zip)).toContain('package.json');
  expect(host.output()).toContain(old.id);

  // who opens one has it for as long again
  using client = await ScriptClient.join(host.url, opened);
  expect(client.socket.readyState).toBe(client.socket.OPEN);
  expect(await left(host, [opened])).toEqual({ days: 30, projects: [{ id: opened.id, daysLeft: 30 }] });
  await host.stop();
  expect((await readFile(join(dataDir, 'playground.sqlite'))).includes(marker)).toBe(false);
  await rm(dataDir, { recursive: true });
});
