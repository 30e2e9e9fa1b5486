import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ROOT } from '../../server/setup/project-root.mjs';
import { ScriptClient, type WireMessage } from '../support/script-client.ts';
import { freePort } from '../support/start-host.ts';
import { startTakenHome } from '../support/taken-home.ts';
import { chatFolder, chatRow, CHATS } from './chat-row.ts';

/** Two clients: one says its name and something, then leaves. Gives what the other got, without names that a server thought of. */
async function chatAt(url: string): Promise<WireMessage[]> {
  using listener = await ScriptClient.open(url);
  await listener.next('eval_js');
  using speaker = await ScriptClient.open(url);
  expect(await speaker.next('eval_js')).toEqual({ op: 'eval_js', script: 'document.title = "Chat"' });
  speaker.socket.send('not JSON');
  speaker.say('name', { name: 'Ada' });
  speaker.say('chatmsg', { text: 'hello' });
  await listener.next('chatmsg');
  await speaker.close();
  await listener.next('left');
  return listener.log;
}

const HEARD = [
  { op: 'eval_js', script: 'document.title = "Chat"' },
  { op: 'chatmsg', name: 'Ada', text: 'hello' },
  { op: 'left', name: 'Ada' },
];

const page = async (): Promise<string> => await readFile(join(ROOT, 'test/bench/chat/index.html'), 'utf8');
const source = async (name: keyof typeof CHATS, file: string): Promise<string> => await readFile(join(chatFolder(name), file), 'utf8');

it('is the same chat in our API', async () => {
  await using home = await startTakenHome({
    files: { 'server.js': await source('wszero', 'server.js'), 'page.js': await source('wszero', 'page.js'), 'index.html': await page() },
  });
  expect(await chatAt(home.wsUrl)).toEqual(HEARD);
});

it('is the same chat on a bare ws', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wszero-bare-'));
  await cp(chatFolder('bare-ws'), folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), await page());
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const port = await freePort();
  const child = spawn(process.execPath, ['server.js'], { cwd: folder, env: { ...process.env, PORT: String(port) }, stdio: 'ignore' });
  try {
    while (!(await fetch(`http://127.0.0.1:${String(port)}/page.js`).catch(() => undefined))?.ok) {
      expect(child.exitCode).toBeNull();
      await pause(20);
    }
    expect(await chatAt(`ws://127.0.0.1:${String(port)}/ws`)).toEqual(HEARD);
  } finally {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  }
});

it('says by the same page on both sides that are alike', async () => {
  expect(await source('python-original', 'page.js')).toBe(await source('wszero', 'page.js'));
});

it('is counted, and ours is within its budget', async () => {
  const figures = await chatRow.measure();
  expect(figures.filter(({ unit }) => unit === 'lines')).toHaveLength(2 * Object.keys(CHATS).length);
  for (const { value, budget } of figures) if (budget && 'atMost' in budget) expect(value).toBeLessThan(budget.atMost);
});
