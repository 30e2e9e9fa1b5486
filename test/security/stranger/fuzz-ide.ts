import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { MadeProject } from '../../support/api.ts';
import type { RunningHost } from '../../support/start-host.ts';
import { DOCUMENT } from '../../../server/protocol/ide.ts';
import { Dice } from './dice.ts';
import { note, type FuzzOutcome } from './fuzz-http.ts';
import { anyJson } from './fuzz-json.ts';

const AT_ONCE = 8;
const GOOD: readonly [Record<string, unknown>, ...Record<string, unknown>[]] = [
  { type: 'open-pane', request: 1, name: 'Fox' },
  { type: 'close-pane', token: 'a.b.c' },
  { type: 'watch-messages', on: true },
  { type: 'rename-project', name: 'x' },
  { type: 'hello', key: 'a-b-c-d', session: 'aaaaaaaaaa', have: 'AAA=' },
];

/** `count` messages on the IDE's socket, each socket living until the host has had enough of it. `what` makes a message. */
async function fuzz(
  { host, project, count, outcome }: IdeFuzz,
  name: string,
  what: (n: number) => { data: Buffer; binary: boolean },
): Promise<void> {
  let sent = 0;
  const work = async (): Promise<void> => {
    while (sent < count) {
      const socket = await openEditor(host, project);
      let code: number | undefined;
      socket.once('close', (closed: number) => (code = closed));
      const closed = once(socket, 'close');
      // what a socket is sent behind what it is closed for is not looked at: so few at a time
      while (code === undefined && sent < count) {
        const { data, binary } = what(sent++);
        socket.send(data, { binary });
        await Promise.race([closed, pongOf(socket)]);
      }
      if (code === undefined) socket.close();
      await closed;
      note(outcome, `${name} closed with ${String(code)}`, code === 1011 || code === 1006 ? `${name}: ${String(code)}` : undefined);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

export interface IdeFuzz {
  host: RunningHost;
  project: MadeProject;
  count: number;
  outcome: FuzzOutcome;
}

export async function fuzzIdeTexts(options: IdeFuzz): Promise<void> {
  const dice = new Dice(2_030);
  await fuzz(options, 'IDE texts', () => {
    const good = dice.pick(GOOD);
    const data = dice.oneIn(2) ? Buffer.from(JSON.stringify(good)) : anyJson(dice, good, true);
    return { data: Buffer.from(data.toString()), binary: false };
  });
}

/** Updates of a real document, and awareness, as they are and spoilt in any place. */
export async function fuzzIdeBinaries(options: IdeFuzz): Promise<void> {
  const dice = new Dice(2_031);
  const updates = someUpdates(dice);
  await fuzz(options, 'IDE binaries', (n) => {
    if (dice.oneIn(12)) return { data: dice.bytes(dice.below(50)), binary: true };
    const isUpdate = !dice.oneIn(4);
    const head = Buffer.from([isUpdate ? DOCUMENT.update : DOCUMENT.awareness, ...(isUpdate ? [0, 0, n >> 8, n & 255] : [])]);
    const body = isUpdate ? (updates[dice.below(updates.length)] ?? Buffer.alloc(0)) : awareness(dice);
    return { data: Buffer.concat([head, dice.oneIn(3) ? body : dice.spoilt(body)]), binary: true };
  });
}

function someUpdates(dice: Dice): Buffer[] {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const updates: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update)));
  const files = doc.getMap('files');
  for (let n = 0; n < 40; n += 1) {
    const text = new Y.Text('on the way');
    doc.transact(() => files.set(`f${String(n % 7)}`, new Y.Map<unknown>([['path', `f${String(n)}.txt`], ['text', text]]))); // prettier-ignore
    text.insert(dice.below(text.length), dice.text(5));
    if (dice.oneIn(2)) text.delete(0, 3);
    if (dice.oneIn(5)) files.delete(`f${String(dice.below(7))}`);
  }
  return [...updates, Buffer.from(Y.encodeStateAsUpdate(doc))];
}

function awareness(dice: Dice): Buffer {
  const state = Buffer.from(JSON.stringify({ name: dice.text(4), cursor: null }));
  return Buffer.concat([Buffer.from([1, dice.below(128), 1, state.length]), state]);
}

async function openEditor(host: RunningHost, project: MadeProject): Promise<WebSocket> {
  const socket = new WebSocket(`${host.url.replace('http', 'ws')}/api/projects/${project.id}/socket`);
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', key: project.editKey, session: 'fuzz-fuzz-fuzz' }));
  await once(socket, 'message');
  return socket;
}

/** The host has read all that was sent before. */
async function pongOf(socket: WebSocket): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.ping();
  await once(socket, 'pong').catch(() => undefined);
}
