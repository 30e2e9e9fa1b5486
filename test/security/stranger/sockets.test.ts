import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '../../../server/protocol/close-codes.ts';
import type { HostToIde } from '../../../server/protocol/ide.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { createProject, type MadeProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { frameOf, handshake, RawSocket, type SentFrame } from './raw-socket.ts';

let host: RunningHost;
let made: MadeProject;
let wire: string;
let ide: string;
beforeAll(async () => {
  host = await startHost({ env: { LOG_LEVEL: 'error' } });
  made = await createProject(host.url, { 'server.js': `on('ping', (client, n = 0) => client.send('pong', { n }));` });
  wire = `/p/${made.play}/ws`;
  ide = `/api/projects/${made.id}/socket`;
});
afterAll(async () => {
  expect(errorLines(host.output())).toEqual([]);
  await host.stop();
});

function errorLines(output: string): string[] {
  return output.split('\n').filter((line) => line.startsWith('{'));
}

function clientsIn(log: HostToIde[]): number | undefined {
  return log.findLast((message) => message.type === 'clients' || message.type === 'welcome')?.clients.length;
}

/** The project answers, whoever did what to it before. */
async function answers(): Promise<void> {
  using client = await ScriptClient.join(host.url, made);
  client.say('ping', { n: 7 });
  expect(await client.next('pong')).toEqual({ op: 'pong', n: 7 });
}

/** Status, and the code in the body, of a handshake that is refused. */
async function refusal(path: string, headers: Record<string, string> = {}): Promise<[string, string]> {
  using raw = await RawSocket.open(host.url);
  raw.write(handshake(path, headers));
  const head = await raw.head();
  await raw.closed();
  return [head.split(' ')[1] ?? '', (JSON.parse(raw.came.toString()) as { error: { code: string } }).error.code];
}

describe('a handshake', () => {
  it('never agrees on an extension, so that nothing is compressed', async () => {
    using raw = await RawSocket.open(host.url);
    raw.write(handshake(wire, { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits, x-webkit-deflate-frame' }));
    const head = await raw.head();
    expect(head).toMatch(/^HTTP\/1\.1 101 /);
    expect(head).not.toMatch(/extensions/i);
    raw.write(frameOf({ opcode: 1, body: '{}', reserved: 4 }));
    expect(await raw.closeCode()).toBe(1002);
  });

  it('may name a subprotocol, and is a client like any other', async () => {
    const socket = new WebSocket(`${host.url.replace('http', 'ws')}${wire}`, ['chat', 'superchat']);
    await once(socket, 'open');
    socket.send('{"op":"ping"}');
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(data.toString())).toEqual({ op: 'pong', n: 0 });
    socket.close();
  });

  it.each<[string, Record<string, string>]>([
    ['without a key', { 'Sec-WebSocket-Key': '' }],
    ['with a key that is none', { 'Sec-WebSocket-Key': 'x' }],
    ['of another version', { 'Sec-WebSocket-Version': '7' }],
    ['to something else than a websocket', { Upgrade: 'h2c' }],
    ['with a subprotocol that is none', { 'Sec-WebSocket-Protocol': 'a b,,' }],
  ])('%s is refused in the shape of every other error', async (_what, headers) => {
    for (const path of [wire, ide]) expect(await refusal(path, headers), path).toEqual(['400', 'bad-request']);
  });

  it('at a path that is none is refused, however it is written', async () => {
    for (const path of ['/', '/p//ws', `${wire}x`, `//${wire}`, '/p/%00/ws/..', '*', '/api/projects//socket']) {
      expect(await refusal(path), path).toEqual(['404', 'not-found']);
    }
  });

  it('of the IDE is for pages of this host, and for scripts, which have no origin', async () => {
    const own = { Host: 'school.test:8000' };
    for (const origin of ['null', 'http://evil.test', 'https://school.test', 'http://school.test:8000.evil.test', 'nonsense', 'file://']) {
      expect(await refusal(ide, { ...own, Origin: origin }), origin).toEqual(['403', 'wrong-origin']);
    }
    for (const headers of [own, { ...own, Origin: 'http://school.test:8000' }, { ...own, Origin: 'https://school.test:8000' }]) {
      (await RawSocket.upgrade(host.url, ide, headers))[Symbol.dispose]();
    }
    // a proxy that nobody trusts says who it likes
    const forged = { ...own, Origin: 'http://evil.test', 'X-Forwarded-Host': 'evil.test' };
    expect(await refusal(ide, forged)).toEqual(['403', 'wrong-origin']);
  });

  it('of a page may come from anywhere, from a sandbox as well', async () => {
    for (const Origin of ['null', 'http://evil.test', 'nonsense']) (await RawSocket.upgrade(host.url, wire, { Origin }))[Symbol.dispose]();
  });
});

describe('frames that are none', () => {
  const half = { opcode: 1, body: '{"op":', fin: false };
  const bad: [what: string, frames: SentFrame[], code: number | undefined][] = [
    ['without a mask', [{ opcode: 1, body: '{}', masked: false }], 1002],
    ['with reserved bits', [{ opcode: 1, body: '{}', reserved: 1 }], 1002],
    ['of a reserved kind', [{ opcode: 3, body: '{}' }], 1002],
    ['of a reserved control kind', [{ opcode: 11 }], 1002],
    ['that go on with nothing', [{ opcode: 0, body: '{}' }], 1002],
    ['that begin anew in the middle', [half, half], 1002],
    ['a ping in two pieces', [{ opcode: 9, fin: false }], 1002],
    ['a ping of 126 bytes', [{ opcode: 9, body: 'x'.repeat(126) }], 1002],
    ['a close with one byte', [{ opcode: 8, body: 'x' }], 1002],
    ['a close with a code that is none', [{ opcode: 8, body: Buffer.from([0x03, 0xed]) }], 1002],
    ['a close with bytes that are no text', [{ opcode: 8, body: Buffer.from([0x03, 0xe8, 0xff]) }], 1007],
    ['a text of bytes that are no text', [{ opcode: 1, body: Buffer.from([0x7b, 0xc0, 0x80]) }], 1007],
    ['the same, in pieces', [half, { opcode: 0, body: Buffer.from([0xed, 0xa0, 0x80]) }], 1007],
    ['longer than a message may be', [{ opcode: 1, body: 'x'.repeat(LIMITS.clientMessageBytes + 1) }], 1009],
    ['that say they are so long', [{ opcode: 1, claimed: 2n ** 63n - 1n }], 1009],
    ['of a length with its first bit set', [{ opcode: 1, claimed: 2n ** 64n - 1n }], 1009],
    ['too long in all', Array.from({ length: 3 }, (_, n) => ({ opcode: n ? 0 : 1, body: 'x'.repeat(30_000), fin: false })), 1009],
    ['in pieces without end', Array.from({ length: LIMITS.fragmentsPerMessage + 1 }, (_, n) => ({ opcode: n ? 0 : 1, fin: false })), 1008],
  ];
  it.each(bad)('%s close the connection, and nothing else', async (_what, frames, code) => {
    using raw = await RawSocket.upgrade(host.url, wire);
    raw.write(Buffer.concat(frames.map(frameOf)));
    expect(await raw.closeCode()).toBe(code);
    await raw.closed();
  });

  it('good ones that come byte by byte, or many at once, are read as they were meant', async () => {
    using raw = await RawSocket.upgrade(host.url, wire);
    const bytes = Buffer.concat([
      frameOf({ opcode: 1, body: '{"op":"pi', fin: false }),
      frameOf({ opcode: 9, body: 'between' }),
      frameOf({ opcode: 0, body: 'ng","n":1}' }),
    ]);
    for (const byte of bytes) await raw.written(Buffer.from([byte]));
    raw.write(Buffer.concat(Array.from({ length: 300 }, (_, n) => frameOf({ opcode: 1, body: JSON.stringify({ op: 'ping', n: n + 2 }) }))));
    expect(await raw.frame()).toEqual({ opcode: 10, body: Buffer.from('between') });
    for (let n = 1; n <= 301; n += 1) expect(JSON.parse((await raw.frame()).body.toString())).toEqual({ op: 'pong', n });
  });

  it('pings without end end the connection when nobody reads the pongs, and are answered one by one when somebody does', async () => {
    using deaf = await RawSocket.upgrade(host.url, wire);
    deaf.socket.pause();
    const pings = Buffer.concat(Array.from({ length: 5_000 }, () => frameOf({ opcode: 9, body: 'x'.repeat(125) })));
    for (let round = 0; round < 400 && deaf.socket.writable; round += 1) await deaf.written(pings);
    deaf.socket.resume();
    await deaf.closed();
    using polite = await RawSocket.upgrade(host.url, wire);
    for (let n = 0; n < 200; n += 1) {
      polite.write(frameOf({ opcode: 9, body: String(n) }));
      expect(await polite.frame()).toEqual({ opcode: 10, body: Buffer.from(String(n)) });
    }
    await answers();
  });
});

describe('sockets without number', () => {
  it('of one project are refused beyond a limit, those included that are told to go and stay', async () => {
    const busy = await createProject(host.url, { 'server.js': '' });
    const path = `/p/${busy.play}/ws`;
    const sockets: RawSocket[] = [];
    while (sockets.length < LIMITS.socketsPerDoor) {
      sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => RawSocket.upgrade(host.url, path)))));
    }
    expect(await refusal(path)).toEqual(['429', 'too-many']);
    for (const raw of sockets) raw.socket.destroy();
    await expect
      .poll(() =>
        RawSocket.upgrade(host.url, path).then(
          (raw) => raw.socket.destroy(),
          () => undefined,
        ),
      )
      .toBeDefined();
    await answers();
  });

  it('that open and close a thousand times leave nothing behind', async () => {
    using editor = await EditorClient.open(host.url, made);
    for (let round = 0; round < 20; round += 1) {
      const sockets = await Promise.all(Array.from({ length: 50 }, (_, n) => RawSocket.upgrade(host.url, `${wire}?visit=v${String(n)}`)));
      for (const raw of sockets) raw.socket.destroy();
    }
    using last = await ScriptClient.join(host.url, made, '?visit=last');
    last.say('ping');
    await last.next('pong');
    await editor.until(({ log }) => clientsIn(log) === 1, 'the last client alone');
  });

  it('at projects that are none are told so, a thousand of them', async () => {
    const codes = await Promise.all(
      Array.from({ length: 1_000 }, async (_, n) => {
        using raw = await RawSocket.upgrade(host.url, `/p/no-such-project-${String(n)}.aaaaaaaaaaaaaaaa/ws`);
        return await raw.closeCode();
      }),
    );
    expect(new Set(codes)).toEqual(new Set([CLOSE.unknownProject]));
    await answers();
  });
});

describe("the IDE's socket, of a stranger", () => {
  it('that sends much before it says who it is, in one message or in many pieces, is ended', async () => {
    for (const frames of [
      [{ opcode: 2, body: Buffer.alloc(LIMITS.ideHelloBytes) }],
      Array.from({ length: 200 }, (_, n) => ({ opcode: n ? 0 : 1, body: 'x'.repeat(1_000), fin: false })),
    ]) {
      using raw = await RawSocket.upgrade(host.url, ide);
      raw.write(Buffer.concat(frames.map(frameOf)));
      await raw.closed();
    }
  });

  it.each<[string, SentFrame, number]>([
    ['nonsense', { opcode: 1, body: '{' }, CLOSE.badMessage],
    ['bytes', { opcode: 2, body: '\x01\0\0\0\x01' }, CLOSE.badMessage],
    ['another message first', { opcode: 1, body: '{"type":"start-again"}' }, CLOSE.badMessage],
    ['a key that is too long', { opcode: 1, body: JSON.stringify({ type: 'hello', session: 'aaaaaaaa', key: 'x'.repeat(300) }) }, 4400],
    ['lists in lists', { opcode: 1, body: `{"type":${'['.repeat(60_000)}` }, CLOSE.badMessage],
    ['a wrong key', { opcode: 1, body: JSON.stringify({ type: 'hello', session: 'aaaaaaaa', key: 'wrong' }) }, CLOSE.notAllowed],
  ])('with %s is refused with a code', async (_what, frame, code) => {
    using raw = await RawSocket.upgrade(host.url, ide);
    raw.write(frameOf(frame));
    expect(JSON.parse((await raw.frame()).body.toString())).toMatchObject({ type: 'refused' });
    expect(await raw.closeCode()).toBe(code);
  });
});
