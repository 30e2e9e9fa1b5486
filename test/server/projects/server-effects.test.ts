import { expect, it } from 'vitest';
import { ClientTable } from '../../../runtime/clients/client-table.ts';
import { createLog } from '../../../server/log.ts';
import { ConsoleLog } from '../../../server/projects/console-log.ts';
import type { Code } from '../../../server/projects/code.ts';
import { ServerEffects } from '../../../server/projects/server-effects.ts';
import { TrafficLog } from '../../../server/projects/traffic-log.ts';
import { FIELD as F, RECORD as R } from '../../../server/protocol/guest.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const connection = { send: () => undefined, backlog: 0, hold: () => undefined, close: () => undefined, closeSlow: () => undefined };
/** Nothing here is of a place in the code. */
const code = {} as Code;

function newEffects(): { clients: ClientTable; read: (text: string) => void } {
  const clients = new ClientTable();
  clients.add({ name: 'Fox', pane: undefined, connection });
  const effects = new ServerEffects({
    clients,
    console: new ConsoleLog(() => undefined),
    traffic: new TrafficLog(() => undefined),
    clientsChanged: () => undefined,
    log: createLog('silent'),
  });
  return { clients, read: (text) => void effects.read(text, code, 0, () => false) };
}

it('a client is in as many groups as it may be, and in no more', () => {
  const { clients, read } = newEffects();
  for (let n = 0; n < LIMITS.groupsPerClient + 5; n += 1) read(`g1${F}"group ${String(n)}"${R}`);
  expect(clients.get('1')?.groups.size).toBe(LIMITS.groupsPerClient);
});

it('who is no client of this project is nobody: nothing is sent, named or put into a group', () => {
  const { clients, read } = newEffects();
  read([`s2${F}{"op":"a"}`, `n2${F}"Owl"`, `g2${F}"red"`, `G2${F}"red"`, `q2${F}1`].join(R) + R);
  expect(clients.info()).toEqual([{ id: '1', name: 'Fox', groups: [] }]);
});
