import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { installIfStale } from '../../server/setup/install.mjs';
import { ROOT } from '../../server/setup/project-root.mjs';
import { endProcess, spawnNode } from '../support/spawn-node.ts';

/** Where peers are installed: what is below `test/` is read for every build. */
export const PEERS = join(ROOT, '.build/peers');

/** Each a script that prints the port at which it listens. */
const SCRIPTS = {
  bare: join(ROOT, '.build/bench/bare-server.js'),
  'socket.io': join(PEERS, 'socket-io/server.js'),
  workerd: join(PEERS, 'workerd/server.js'),
};

export interface RunningPeer extends AsyncDisposable {
  port: number;
}

/** What others have made is installed by whoever measures it, and nobody else: one of them alone weighs 100 MB. */
export async function installPeers(): Promise<void> {
  cpSync(join(ROOT, 'test/bench/peers'), PEERS, { recursive: true });
  await installIfStale(PEERS);
}

/** In a process of its own. */
export async function startPeer(name: keyof typeof SCRIPTS): Promise<RunningPeer> {
  const child = spawnNode(SCRIPTS[name], ROOT, process.env);
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} did not start: ${complaints}`);
  });
  const said = child.stdout ? once(child.stdout, 'data') : ended;
  const [port] = (await Promise.race([said, ended])) as [Buffer];
  ended.catch(() => undefined);
  return {
    port: Number(port.toString()),
    async [Symbol.asyncDispose]() {
      await endProcess(child, 'SIGTERM');
    },
  };
}
