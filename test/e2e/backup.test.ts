import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../../server/setup/project-root.mjs';
import { createProject, putFiles, readProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost } from '../support/start-host.ts';

const run = promisify(execFile);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'wszero-backup-'))));
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

/** `npm run backup` and `npm run restore`, without what builds before. Rejects where the command fails. */
async function command(name: 'backup' | 'restore', dataDir: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(ROOT, `.build/server/${name}.js`), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    cwd: folder,
  });
  return stdout;
}

const dataDir = (): string => join(folder, 'data');
const backups = (): string => join(folder, 'backups');
const onlyBackup = async (): Promise<string> => {
  const [name = '', ...others] = await readdir(backups());
  expect(others).toEqual([]);
  return join(backups(), name);
};

it('a backup of a host that runs is whole, holds nobody up, and brings all of it back', { timeout: 240_000 }, async () => {
  let host = await startHost({ dataDir: dataDir() });
  const mine = await createProject(host.url, { 'server.js': "on('ping', (client) => client.send('pong'));" }, 'Our chat');
  const picture = Buffer.alloc(400_000, 7);
  await putFiles(host.url, mine, { 'cat.png': { base64: picture.toString('base64') } });
  using player = await ScriptClient.join(host.url, mine);

  const ended = new AbortController();
  const done = command('backup', dataDir(), backups()).finally(() => ended.abort());
  let rounds = 0;
  for (; !ended.signal.aborted; rounds += 1) {
    await putFiles(host.url, mine, { 'note.js': `// ${String(rounds)}` });
    player.say('ping');
    await player.next('pong');
  }
  expect(await done).toMatch(/^1 projects are in .*playground-\d{4}-\d\d-\d\d-\d{6}\.sqlite\n$/);
  expect(rounds).toBeGreaterThan(0);
  // it writes on, and the next backup finds the file free
  await putFiles(host.url, mine, { 'note.js': '// after' });
  const first = await onlyBackup();
  expect((await stat(first)).mode & 0o777).toBe(0o600);

  // a school that has lost all but the backup
  await host.stop();
  await rm(dataDir(), { recursive: true });
  expect(await command('restore', dataDir(), first)).toBe('1 projects are back.\n');
  host = await host.startAgain();
  const { name, files, assets } = await readProject(host.url, mine);
  expect(name).toBe('Our chat');
  expect(files['server.js']).toContain('ping');
  expect(assets['cat.png']?.equals(picture)).toBe(true);
  using again = await ScriptClient.join(host.url, mine);
  again.say('ping');
  await again.next('pong');
  await host.stop();
});

it('backs up what no host has, also after one was killed, and keeps what a backup replaces', { timeout: 240_000 }, async () => {
  let host = await startHost({ dataDir: dataDir() });
  const mine = await createProject(host.url, { 'server.js': '// first' });
  await host.kill();
  await command('backup', dataDir(), backups());
  host = await host.startAgain();
  await putFiles(host.url, mine, { 'server.js': '// second' });
  await expect(command('restore', dataDir(), await onlyBackup())).rejects.toThrow(/is in use\. Stop the host/);
  expect((await readProject(host.url, mine)).files['server.js']).toBe('// second');
  await host.stop();

  const said = await command('restore', dataDir(), await onlyBackup());
  const before = /What was there before is in (.*)\n/.exec(said)?.[1] ?? '';
  host = await host.startAgain();
  expect((await readProject(host.url, mine)).files['server.js']).toBe('// first');
  await host.stop();
  // and that can be brought back as any other
  await copyFile(before, join(folder, 'before.sqlite'));
  await command('restore', dataDir(), join(folder, 'before.sqlite'));
  host = await host.startAgain();
  expect((await readProject(host.url, mine)).files['server.js']).toBe('// second');
  await host.stop();
});

it('says in plain words what it can not do, and leaves the data as it was', { timeout: 240_000 }, async () => {
  await expect(command('backup', dataDir(), backups())).rejects.toThrow(/There is nothing to back up/);
  await expect(command('backup', dataDir())).rejects.toThrow(/Where to\?/);
  await expect(command('restore', dataDir())).rejects.toThrow(/Which one\?/);
  await expect(command('restore', dataDir(), join(folder, 'none'))).rejects.toThrow(/There is no file/);
  const host = await startHost({ dataDir: dataDir() });
  const mine = await createProject(host.url, { 'server.js': '// mine' });
  await host.stop();
  await writeFile(join(folder, 'notes.txt'), 'not a database');
  await expect(command('restore', dataDir(), join(folder, 'notes.txt'))).rejects.toThrow(/is no database of this program/);
  await command('backup', dataDir(), backups());
  const damaged = await onlyBackup();
  await chmod(damaged, 0o600);
  await writeFile(damaged, Buffer.alloc(3_000, 1), { flag: 'r+' });
  await expect(command('restore', dataDir(), damaged)).rejects.toThrow(/or a damaged one/);
  expect((await readdir(dataDir())).filter((name) => name.includes('restoring'))).toEqual([]);
  const again = await host.startAgain();
  expect((await readProject(again.url, mine)).files['server.js']).toBe('// mine');
  // the key is in a file that only who runs the host may read
  expect((await stat(join(dataDir(), 'host.json'))).mode & 0o777).toBe(0o600);
  for (const authorization of ['', 'Bearer ', `Bearer ${mine.editKey}`])
    expect((await fetch(`${again.url}/api/backup`, { method: 'POST', headers: { authorization } })).status).toBe(403);
  await again.stop();
  expect(await readdir(dataDir())).not.toContain('host.json');
});
