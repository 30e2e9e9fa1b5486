import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../../server/setup/project-root.mjs';
import { createProject, putFiles, readProject } from '../../support/api.ts';
import { CHAT_SERVER, ChatClient } from '../../support/chat-client.ts';
import { HAS_CLUSTER } from '../../support/cluster.ts';
import { PATIENCE } from '../../support/ide-page.ts';
import { hasEnded } from '../../support/spawn-node.ts';
import { freePort } from '../../support/start-host.ts';

/** It reads what runs on this machine where Linux tells it. */
const CAN_RUN = HAS_CLUSTER && process.platform === 'linux';

describe.skipIf(!CAN_RUN)('npm run cluster', { timeout: 120_000 }, () => {
  let folder: string;
  let command: ChildProcess;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wszero-command-'));
    // as root, the database is another user's
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    const children = below(command.pid ?? 0);
    if (!hasEnded(command)) {
      const ended = once(command, 'exit');
      command.kill('SIGKILL');
      await ended;
    }
    for (const pid of children) if (isThere(pid)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** A group of its own, as a shell gives it: a key that ends it ends the group. Gives what it says. */
  function run(port: string): () => string {
    const env = { ...process.env, PORT: port, HOST: '127.0.0.1', DATA_DIR: join(folder, 'school') };
    command = spawn(process.execPath, [join(ROOT, 'server/start.mjs'), 'cluster'], { env, detached: true });
    let text = '';
    for (const stream of [command.stdout, command.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return () => text;
  }

  /** Resolves when it has said where to go. */
  async function start(): Promise<{ url: string; children: number[]; said: () => string }> {
    const port = String(await freePort());
    const said = run(port);
    const shown = `http://localhost:${port}/`;
    await expect.poll(() => (hasEnded(command) ? said() : said().includes(shown)), PATIENCE).toBe(true);
    return { url: `http://127.0.0.1:${port}`, children: below(command.pid ?? 0), said };
  }

  /** As a terminal does it: to all of the group. */
  const press = (signal: NodeJS.Signals): boolean => process.kill(-(command.pid ?? 0), signal);

  it('starts a database, three nodes and haproxy, keeps what is made there, and leaves nothing running', async () => {
    const first = await start();
    const names = first.children.map(nameOf);
    for (const [name, count] of [
      ['main.js', 3],
      ['haproxy', 1],
    ] as const)
      expect(names.filter((each) => each.includes(name))).toHaveLength(count);
    expect(names.some((name) => name.includes('postgres'))).toBe(true);

    const project = await createProject(first.url);
    expect(await putFiles(first.url, project, { 'server.js': CHAT_SERVER })).toMatchObject({ ok: true });
    const socketUrl = `${first.url.replace('http', 'ws')}/p/${project.play}/ws`;
    using ada = new ChatClient(socketUrl, 'Ada');
    using ben = new ChatClient(socketUrl, 'Ben');
    await expect.poll(() => ada.online && ben.online, PATIENCE).toBe(true);
    for (const chatter of [ada, ben]) {
      const said = chatter.say();
      await expect.poll(() => chatter.heard, PATIENCE).toBe(said);
    }
    const ended = once(command, 'exit');
    press('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(first.children.filter(isThere).map(nameOf)).toEqual([]);
    await expect(fetch(first.url)).rejects.toThrow();
    expect(first.said()).not.toMatch(/\n\s+at /);

    const second = await start();
    expect((await readProject(second.url, project)).files['server.js']).toBe(CHAT_SERVER);
    const endedAgain = once(command, 'exit');
    command.kill('SIGTERM');
    expect(await endedAgain).toEqual([0, null]);
    expect(second.children.filter(isThere).map(nameOf)).toEqual([]);
  });

  it('does not begin where somebody else has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const said = run(port);
    expect(await once(command, 'exit')).toEqual([1, null]);
    other.close();
    expect(said()).toBe(`Port ${port} is in use. Name another one: PORT=8100 npm run cluster\n`);
  });

  it('leaves nothing running either when somebody does not wait for it to end', async () => {
    const { children, said } = await start();
    const ended = once(command, 'exit');
    press('SIGINT');
    await expect.poll(said, PATIENCE).toContain('Ending');
    press('SIGINT');
    expect(await ended).toEqual([1, null]);
    await expect.poll(() => children.filter(isThere).map(nameOf), PATIENCE).toEqual([]);
  });
});

/** All that this process has started, and what that has started. */
function below(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid);
  return children.flatMap((child) => [child, ...below(child)]);
}

/** Of one that runs. Undefined when it is gone, or waits only for its end to be noticed. */
function parentOf(pid: number): number | undefined {
  try {
    // the name before, in brackets, may have anything in it
    const [state, parent] = (
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')
        .at(-1) ?? ''
    ).split(' ');
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

function isThere(pid: number): boolean {
  return parentOf(pid) !== undefined;
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
