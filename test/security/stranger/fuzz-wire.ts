import { once } from 'node:events';
import { WebSocket } from 'ws';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { MadeProject } from '../../support/api.ts';
import { ScriptClient } from '../../support/script-client.ts';
import type { RunningHost } from '../../support/start-host.ts';
import { Dice } from './dice.ts';
import { note, someAtOnce, type FuzzOutcome } from './fuzz-http.ts';
import { anyJson } from './fuzz-json.ts';
import { frameOf, RawSocket } from './raw-socket.ts';

/** Every message gets one answer: from its handler, or an error. */
export const ANSWERING_SERVER = `
on('say', (client, text) => client.send('said', { text }));
on('more', (client, { text, ...rest }) => client.send('said', { text, rest }));
on('last', (client) => client.send('end'));
`;

/** `count` texts to a project of `ANSWERING_SERVER`; each must be answered, once, and no connection end. */
export async function fuzzTexts(host: RunningHost, project: MadeProject, count: number, outcome: FuzzOutcome): Promise<void> {
  const dice = new Dice(2_028);
  const clients = await Promise.all(Array.from({ length: 4 }, () => ScriptClient.join(host.url, project)));
  const sent = clients.map(() => 0);
  for (let n = 0; n < count; n += 1) {
    const at = n % clients.length;
    const good: Record<string, unknown> = dice.pick<Record<string, unknown>>([
      { op: 'say', text: 'x' },
      { op: 'more', text: 'x', a: 1 },
      { op: 'nobody' },
    ]);
    const bytes = anyJson(dice, good, true).subarray(0, LIMITS.clientMessageBytes);
    // what is no text at all ends a connection, and is for the frames
    clients[at]?.socket.send(dice.oneIn(10) ? bytes : bytes.toString());
    sent[at] = (sent[at] ?? 0) + 1;
    if (n % 500 === 499) await answered(clients);
  }
  await answered(clients);
  for (const [at, client] of clients.entries()) {
    const answers = client.log.filter(({ op }) => op !== 'end').length;
    const isOdd = answers === sent[at] ? undefined : `${String(sent[at])} texts, ${String(answers)} answers`;
    note(outcome, 'wire texts answered', isOdd);
    for (const { op, code } of client.log) note(outcome, `wire ${op} ${typeof code === 'string' ? code : ''}`.trim(), undefined);
    await client.close();
  }
}

async function answered(clients: readonly ScriptClient[]): Promise<void> {
  await Promise.all(
    clients.map(
      (client) =>
        new Promise<void>((resolve) => {
          const take = (data: Buffer): void => {
            if (data.toString() !== '{"op":"end"}') return;
            client.socket.off('message', take);
            resolve();
          };
          client.socket.on('message', take);
          client.say('last');
        }),
    ),
  );
}

/** `count` runs of frames, good and bad ones, each on a socket that lives until the host ends it. */
export async function fuzzFrames(host: RunningHost, project: MadeProject, count: number, outcome: FuzzOutcome): Promise<void> {
  const dice = new Dice(2_029);
  await someAtOnce(count, async () => {
    const path = dice.oneIn(4) ? `/api/projects/${project.id}/socket` : `/p/${project.play}/ws`;
    using raw = await RawSocket.upgrade(host.url, path);
    raw.write(framesOf(dice));
    raw.socket.end();
    const code = await raw.closeCode();
    note(outcome, `frames closed with ${String(code)}`, code === 1011 ? 'the host says 1011' : undefined);
  });
}

function framesOf(dice: Dice): Buffer {
  const frames = Array.from({ length: 1 + dice.below(4) }, () => {
    const opcode = dice.oneIn(3) ? dice.below(16) : dice.pick([1, 1, 2, 9, 8, 0]);
    const body = dice.oneIn(3) ? dice.bytes(dice.below(140)) : Buffer.from('{"op":"say","text":"x"}');
    const claimed = dice.oneIn(15) ? { claimed: BigInt(dice.below(2 ** 31)) << BigInt(dice.below(33)) } : {};
    const reserved = dice.oneIn(10) ? dice.below(8) : 0;
    return frameOf({ opcode, body, fin: !dice.oneIn(6), masked: !dice.oneIn(12), reserved, ...claimed });
  });
  const all = Buffer.concat(frames);
  return dice.oneIn(4) ? dice.spoilt(all) : all;
}

/** A connection by which the host can be asked something in a fuzzed project, to see that it is still at work. */
export async function answersPing(host: RunningHost, project: MadeProject): Promise<boolean> {
  const socket = new WebSocket(`${host.url.replace('http', 'ws')}/p/${project.play}/ws`);
  await once(socket, 'open');
  socket.send('{"op":"last"}');
  const [data] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return data.toString() === '{"op":"end"}';
}
