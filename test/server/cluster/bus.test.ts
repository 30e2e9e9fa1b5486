import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { ServerSocket } from '../../../runtime/clients/server-socket.ts';
import type { Open, Refusal } from '../../../server/cluster/bus-frames.ts';
import { Bus } from '../../../server/cluster/bus.ts';
import type { NodeAddress } from '../../../server/cluster/directory.ts';
import type { BusDoor } from '../../../server/cluster/owner-link.ts';
import type { Log } from '../../../server/log.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const PATIENCE = { timeout: 20_000 };
const TEXT = { binary: false };

/** Lets in whom it is told to, and keeps them. */
class Door implements BusDoor {
  readonly sockets: ServerSocket[] = [];
  readonly asked: Open[] = [];
  why: Refusal | undefined;
  use: (socket: ServerSocket) => void = () => undefined;

  refusal(open: Open): Promise<Refusal | undefined> {
    this.asked.push(open);
    return Promise.resolve(this.why);
  }

  accept(socket: ServerSocket): void {
    this.sockets.push(socket);
    this.use(socket);
  }
}

/** What each node of this test has logged. */
const newLogs = (): Record<'owner' | 'edge', string[]> => ({ owner: [], edge: [] });
let logs = newLogs();
const logInto = (lines: string[]): Log => pino({ level: 'info', base: null }, { write: (line) => lines.push(line) });

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  logs = newLogs();
});

/** A node that owns projects. */
async function startOwner(door: BusDoor, token = 'secret'): Promise<{ node: NodeAddress; connections: ReadonlySet<Socket> }> {
  const bus = new Bus({ self: 'owner', token, door, log: logInto(logs.owner) });
  const server = await listening();
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => connections.add(socket));
  server.on('upgrade', (request, socket, head) => bus.accept(request, socket, head, () => socket.end('HTTP/1.1 404 Not Found\r\n\r\n')));
  return { node: { id: 'owner', url: urlOf(server) }, connections };
}

/** A node that holds sockets, all of one project of the owner. */
async function startEdge(owner: NodeAddress, token = 'secret'): Promise<{ url: string; held: WebSocketServer }> {
  const bus = new Bus({ self: 'edge', token, door: new Door(), log: logInto(logs.edge) });
  const held = new WebSocketServer({ noServer: true });
  const server = await listening();
  server.on('upgrade', (request, socket, head) =>
    bus.forward(owner, {
      open: { socket: 'client', name: 'brave-otter-1.abc', query: '?visit=1', address: '10.0.0.7' },
      accept: (attach) => held.handleUpgrade(request, socket, head, attach),
      refuse: (why) => socket.end(`HTTP/1.1 503 ${why}\r\n\r\n`),
    }),
  );
  ends.push(() => bus.end());
  return { url: urlOf(server).replace('http', 'ws'), held };
}

async function listening(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

interface Client {
  ws: WebSocket;
  log: string[];
  /** Code and reason. */
  closed: Promise<[number, string]>;
}

async function connect(url: string): Promise<Client> {
  const ws = new WebSocket(url);
  const log: string[] = [];
  ws.on('message', (data: Buffer) => log.push(data.toString()));
  const closed = new Promise<[number, string]>((resolve) => ws.once('close', (code, reason: Buffer) => resolve([code, reason.toString()])));
  ends.push(() => ws.terminate());
  await once(ws, 'open');
  return { ws, log, closed };
}

function echo(socket: ServerSocket): void {
  socket.on('message', (data, isBinary) => socket.send(data as Buffer, { binary: isBinary }));
}

it('a socket that another node holds is one like any other', async () => {
  const door = new Door();
  door.use = echo;
  const { node } = await startOwner(door);
  const { url } = await startEdge(node);
  const client = await connect(url);
  client.ws.send('hello');
  client.ws.send('wörld');
  await expect.poll(() => client.log, PATIENCE).toEqual(['hello', 'wörld']);
  expect(door.asked).toMatchObject([{ socket: 'client', name: 'brave-otter-1.abc', query: '?visit=1', address: '10.0.0.7' }]);
});

it('what is said on either side of a close comes before it, with its code and its reason', async () => {
  const door = new Door();
  const came: string[] = [];
  let ended: Promise<unknown[]> | undefined;
  door.use = (socket) => {
    socket.on('message', (data) => came.push((data as Buffer).toString()));
    ended = new Promise((resolve) => socket.once('close', (code, reason) => resolve([code, reason.toString()])));
  };
  const { node } = await startOwner(door);
  const { url } = await startEdge(node);
  const leaver = await connect(url);
  leaver.ws.send('last words');
  leaver.ws.close(4001, 'bye');
  await expect.poll(() => ended, PATIENCE).toBeDefined();
  expect(await ended).toEqual([4001, 'bye']);
  expect(came).toEqual(['last words']);

  const other = await connect(url);
  await expect.poll(() => door.sockets.length, PATIENCE).toBe(2);
  door.sockets[1]?.send('sorry', TEXT);
  door.sockets[1]?.close(4403, 'not you');
  expect(await other.closed).toEqual([4403, 'not you']);
  expect(other.log).toEqual(['sorry']);
});

it('what the owner says at once is not lost before the handshake', async () => {
  const door = new Door();
  door.use = (socket) => {
    socket.send('welcome', TEXT);
    socket.close(4404, 'nothing here');
  };
  const { node } = await startOwner(door);
  const { url } = await startEdge(node);
  const client = await connect(url);
  expect(await client.closed).toEqual([4404, 'nothing here']);
  expect(client.log).toEqual(['welcome']);
});

it('who is not let in there gets no handshake here', async () => {
  const door = new Door();
  door.why = 'try-another';
  const { node } = await startOwner(door);
  const { url } = await startEdge(node);
  await expect(connect(url)).rejects.toThrow('503');
  expect(door.sockets).toEqual([]);
});

it('a node that can not be reached lets nobody in, and one that shows no token is let in by nobody', async () => {
  const { url } = await startEdge({ id: 'owner', url: 'http://127.0.0.1:1' });
  await expect(connect(url)).rejects.toThrow('503');

  const door = new Door();
  const { node } = await startOwner(door, 'another secret');
  const stranger = await startEdge(node);
  await expect(connect(stranger.url)).rejects.toThrow('503');
  const moved = await startEdge({ ...node, id: 'somebody-else' }, 'another secret');
  await expect(connect(moved.url)).rejects.toThrow('503');
  expect(door.asked).toEqual([]);
});

it('a broadcast is one frame for all of a node, and each gets it in its order', async () => {
  const door = new Door();
  const { node, connections } = await startOwner(door);
  const { url } = await startEdge(node);
  const clients = [await connect(url), await connect(url), await connect(url)];
  await expect.poll(() => door.sockets.length, PATIENCE).toBe(3);
  const written = (): number => [...connections].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  const before = written();
  const message = Buffer.from('x'.repeat(10_000));
  door.sockets[0]?.send('first', TEXT);
  for (const socket of door.sockets) socket.send(message, TEXT);
  door.sockets[2]?.send('last', TEXT);
  await expect.poll(() => clients.map(({ log }) => log.length), PATIENCE).toEqual([2, 1, 2]);
  expect(written() - before).toBeGreaterThan(10_000);
  expect(written() - before).toBeLessThan(11_000);
  expect(clients[0]?.log[0]).toBe('first');
  expect(clients[2]?.log[1]).toBe('last');
});

it('what is not read there is read no further here, and goes on when it is', async () => {
  const door = new Door();
  const came: number[] = [];
  door.use = (socket) => {
    socket.pause();
    socket.on('message', (data) => came.push((data as Buffer).length));
  };
  const { node } = await startOwner(door);
  const { url, held } = await startEdge(node);
  const { ws } = await connect(url);
  const size = 64 * 1024;
  const many = 40;
  for (let n = 0; n < many; n += 1) ws.send('x'.repeat(size));
  const [here] = held.clients;
  await expect.poll(() => here?.isPaused, PATIENCE).toBe(true);
  expect(came).toEqual([]);
  door.sockets[0]?.resume();
  await expect.poll(() => came.length, PATIENCE).toBe(many);
  await expect.poll(() => here?.isPaused, PATIENCE).toBe(false);
  expect(LIMITS.busWindowBytes).toBeLessThan(size * many);
});

it('the owner knows what has not arrived', async () => {
  const door = new Door();
  const { node } = await startOwner(door);
  const { url } = await startEdge(node);
  const { ws, log } = await connect(url);
  await expect.poll(() => door.sockets.length, PATIENCE).toBe(1);
  ws.pause();
  for (let n = 0; n < 100; n += 1) door.sockets[0]?.send('y'.repeat(200_000), TEXT);
  await expect.poll(() => (door.sockets[0]?.bufferedAmount ?? 0) > 1_000_000, PATIENCE).toBe(true);
  ws.resume();
  await expect.poll(() => log.length, PATIENCE).toBe(100);
  await expect.poll(() => door.sockets[0]?.bufferedAmount, PATIENCE).toBe(0);
});

it('when the way between two nodes breaks, both ends are told', async () => {
  const door = new Door();
  let code: number | undefined;
  door.use = (socket) => socket.once('close', (given) => (code = given));
  const { node, connections } = await startOwner(door);
  const { url } = await startEdge(node);
  const client = await connect(url);
  await expect.poll(() => door.sockets.length, PATIENCE).toBe(1);
  for (const connection of connections) connection.destroy();
  expect(await client.closed).toEqual([1013, 'the machine of this project is out of reach']);
  await expect.poll(() => code, PATIENCE).toBe(1006);
  // and there is a new way for whoever comes next
  await connect(url);
  await expect.poll(() => door.sockets.length, PATIENCE).toBe(2);
});

interface Line {
  forwarded: string;
  project: string;
  msg: string;
  code?: number;
}

it('a socket has one name in the logs of both nodes, from its coming to its end, and no link is in them', async () => {
  const door = new Door();
  door.use = echo;
  const { node } = await startOwner(door);
  const { url } = await startEdge(node);
  const clients = [await connect(url), await connect(url)];
  await expect.poll(() => door.sockets.length, PATIENCE).toBe(2);
  for (const { ws } of clients) ws.close(4001, 'bye');
  const linesOf = (lines: readonly string[]): Line[] => lines.map((line) => JSON.parse(line) as Line);
  await expect.poll(() => logs.owner.length, PATIENCE).toBe(4);
  const [owner, edge] = [linesOf(logs.owner), linesOf(logs.edge)];
  const names = new Set(edge.map(({ forwarded }) => forwarded));
  expect(names.size).toBe(2);
  expect(new Set(owner.map(({ forwarded }) => forwarded))).toEqual(names);
  for (const name of names) {
    const said = [...edge, ...owner].filter(({ forwarded }) => forwarded === name);
    expect(said.map(({ msg, code }) => [msg, code])).toEqual([
      ['a socket is handed on to the node that owns its project', undefined],
      ['a socket that was handed on has closed', 4001],
      ['a socket that another node holds is let in', undefined],
      ['a socket that another node holds has closed', 4001],
    ]);
    expect(new Set(said.map(({ project }) => project))).toEqual(new Set(['brave-otter-1']));
  }
  // the Play link, the query and the address of who comes
  for (const secret of ['.abc', 'visit', '10.0.0.7', 'secret']) expect([...logs.owner, ...logs.edge].join('')).not.toContain(secret);
});
