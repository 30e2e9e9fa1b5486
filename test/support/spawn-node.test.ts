import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildChild } from '../server/store/child.ts';
import { endProcess, hasEnded, spawnNode } from './spawn-node.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wszero-spawn-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function script(text: string): Promise<string> {
  const file = join(folder, 'script.mjs');
  await writeFile(file, text);
  return file;
}

it('ends a process by a signal', async () => {
  const child = spawnNode(await script('setInterval(() => {}, 1_000);'), folder, process.env);
  await once(child, 'spawn');
  expect(hasEnded(child)).toBe(false);
  expect(await endProcess(child, 'SIGKILL')).toBeNull();
  expect(hasEnded(child)).toBe(true);
});

it('lets a process end by itself that has nothing to do', async () => {
  const child = spawnNode(await script('process.exitCode = 7;'), folder, process.env);
  expect(await once(child, 'exit')).toEqual([7, null]);
  expect(await endProcess(child, 'SIGTERM')).toBe(7);
});

it('leaves no process behind when the one that started it is killed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const started = await script("(await import('node:net')).connect(Number(process.env.TEST_PORT), '127.0.0.1');");
  const starter = await buildChild(fileURLToPath(new URL('./start-and-wait.ts', import.meta.url)));
  const { process: killed } = starter.start(started, String((server.address() as AddressInfo).port));
  const [socket] = (await once(server, 'connection')) as [Socket];
  const gone = once(socket.resume(), 'close');
  killed.kill('SIGKILL');
  await gone;
  server.close();
  await starter.remove();
});
