import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalDirectory } from '../../../server/cluster/local-directory.ts';
import { createCompiler, type Compiler } from '../../../server/compiler/compiler.ts';
import { readConfig } from '../../../server/config.ts';
import { Gateway } from '../../../server/gateway/gateway.ts';
import { PaneNetworks } from '../../../server/gateway/pane-networks.ts';
import { ProjectDoor } from '../../../server/gateway/project-door.ts';
import { CheckDesk } from '../../../server/lessons/check/check-desk.ts';
import { LessonLibrary } from '../../../server/lessons/lesson-library.ts';
import { WrongKeyBrake } from '../../../server/http/wrong-key-brake.ts';
import { createLog } from '../../../server/log.ts';
import { HostRegistry } from '../../../server/projects/host-registry.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { SandboxPool } from '../../../server/sandbox/sandbox-pool.ts';
import { frameOf, RawSocket } from '../../security/stranger/raw-socket.ts';
import { openTestStore, type TestStore } from '../document/open-document.ts';

let stored: TestStore;
let compiler: Compiler;
let pool: SandboxPool;
let registry: HostRegistry;
let gateway: Gateway;
let server: Server;
beforeAll(async () => {
  const log = createLog('silent');
  stored = await openTestStore();
  compiler = createCompiler({ log });
  pool = new SandboxPool(log);
  const directory = new LocalDirectory(stored.store);
  registry = new HostRegistry({
    store: stored.store,
    directory,
    compiler,
    pool,
    log,
    secret: randomBytes(32),
  });
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const networks = new PaneNetworks();
  const lessons = { library: LessonLibrary.read([]), checks: new CheckDesk({ networks, address: () => server.address(), log }) };
  const config = readConfig({});
  const door = new ProjectDoor({ registry, directory, networks, lessons, config, brake: new WrongKeyBrake(), log });
  gateway = new Gateway({ server, door, config, log });
});
afterAll(async () => {
  gateway.dispose();
  server.closeAllConnections();
  server.close();
  await registry.dispose();
  await Promise.all([compiler.dispose(), pool.dispose()]);
  await stored.remove();
});

/** Both ends of a websocket of the IDE's door. */
async function connect(): Promise<{ raw: RawSocket; inside: Socket }> {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const raw = await RawSocket.upgrade(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, '/api/projects/a/socket');
  return { raw, inside: (await accepted)[0] };
}

/** Sends `bytes` so that the host reads each piece by itself. Gives how many it has read. */
async function inPieces({ raw, inside }: { raw: RawSocket; inside: Socket }, pieces: Iterable<Buffer>): Promise<number> {
  let count = 0;
  for (const piece of pieces) {
    const came = once(inside, 'data');
    raw.write(piece);
    await came;
    count += 1;
    if (inside.destroyed) break;
  }
  return count;
}

function* bytes(many: number): Iterable<Buffer> {
  for (let n = 0; n < many; n += 1) yield Buffer.from('x');
}

it('a frame that comes in more pieces than any network makes of it is not waited for', async () => {
  const ends = await connect();
  ends.raw.write(frameOf({ opcode: 1, claimed: BigInt(LIMITS.ideMessageBytes) }).subarray(0, 14));
  const read = await inPieces(ends, bytes(LIMITS.ideMessagePieces + 10));
  expect(read).toBeLessThan(LIMITS.ideMessagePieces + 10);
  expect(await ends.raw.closeCode()).toBe(1008);
});

it('a stranger who has not said who it is may send so much, and then is ended', async () => {
  const ends = await connect();
  const piece = Buffer.concat([frameOf({ opcode: 10, body: 'x'.repeat(119) })]);
  const most = Math.ceil(LIMITS.ideHelloBytes / piece.length);
  const read = await inPieces(
    ends,
    Array.from({ length: most + 10 }, () => piece),
  );
  expect(read).toBeGreaterThanOrEqual(most - 5);
  expect(read).toBeLessThanOrEqual(most + 1);
  await ends.raw.closed();
});
