import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { FIELD, GUEST_ITEM } from '../../../server/protocol/guest.ts';
import type { SandboxToHost } from '../../../server/protocol/sandbox.ts';
import { Pulse } from '../../../server/sandbox/pulse.ts';
import { Instance } from '../../../server/sandbox/instance.ts';
import { compileEngine, instantiateEngine } from '../../../server/sandbox/quickjs.ts';
import { Tenant } from '../../../server/sandbox/tenant.ts';
import { Turns } from '../../../server/sandbox/turns.ts';
import { TimerTable } from '../../../runtime/node/timer-table.ts';

const guest = readFileSync(BUILT.guest, 'utf8');
const module = compileEngine();

async function newTenant(id: number): Promise<Tenant> {
  const engine = await instantiateEngine(module);
  const timers = new TimerTable(() => undefined);
  const instance = new Instance({ id, engine, guest, pulse: new Pulse(), cpu: undefined, timers });
  instance.start(`on('go', (client) => client.send('done'));`);
  return new Tenant(instance, timers);
}

it('who has used more than a share of late comes after who has not, whoever asked first', async () => {
  const order: number[] = [];
  const post = (message: SandboxToHost): void => {
    if (message.type === 'effects') order.push(...message.results.map(({ instance }) => instance));
  };
  const turns = new Turns(post, () => undefined);
  const [greedy, modest] = [await newTenant(1), await newTenant(2)];
  greedy.share.add(60_000, performance.now());
  for (const tenant of [greedy, modest]) {
    tenant.addBatch(GUEST_ITEM.connect + '1' + FIELD + FIELD + 'Fox', 1);
    turns.add(tenant);
  }
  // the rest of the turns runs when the loop comes round
  turns.run();
  await expect.poll(() => order).toEqual([2, 1]);
});

it('a batch is said to be taken once, also where nothing came of it', async () => {
  const told: SandboxToHost[] = [];
  const turns = new Turns(
    (message) => told.push(message),
    () => undefined,
  );
  turns.runBatch();
  expect(told).toEqual([{ type: 'effects', results: [], isReady: true }]);
  const tenant = await newTenant(1);
  tenant.addBatch(GUEST_ITEM.connect + '1' + FIELD + FIELD + 'Fox', 1);
  turns.add(tenant);
  turns.run();
  expect(told.at(-1)).toMatchObject({ results: [{ instance: 1, done: 1 }], isReady: false });
});
