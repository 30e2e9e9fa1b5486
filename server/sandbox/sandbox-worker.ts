/** One worker of the pool: many instances, one at a time, in turns. What crosses is in `server/protocol/sandbox.ts`. */
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { BUILT } from '../built.ts';
import { assertNever } from '../../runtime/assert-never.ts';
import type { HostToSandbox, SandboxToHost } from '../protocol/sandbox.ts';
import { cpuClockOf, currentThread } from './cpu-clock.ts';
import { collectGarbage } from './collect-garbage.ts';
import { Pulse } from './pulse.ts';
import { Instance } from './instance.ts';
import { instantiateEngine } from './quickjs.ts';
import { Tenant } from './tenant.ts';
import { TimerTable } from '../../runtime/node/timer-table.ts';
import { Turns } from './turns.ts';

export interface SandboxWorkerData {
  pulse: SharedArrayBuffer;
  engine: WebAssembly.Module;
}

/** The main loop must stay quick, so workers step back a little. Far back they would starve on a crowded machine. */
const NICE = 5;

if (!parentPort) throw new Error('this file is a worker');
const port = parentPort;
const { pulse: buffer, engine: module } = workerData as SandboxWorkerData;
const guest = readFileSync(BUILT.guest, 'utf8');
const thread = currentThread();
const cpu = cpuClockOf(thread);
const pulse = new Pulse(buffer);
const tenants = new Map<number, Tenant>();

const post = (message: SandboxToHost): void => port.postMessage(message);
const turns = new Turns(post, (id) => tenants.delete(id));

async function create(message: Extract<HostToSandbox, { type: 'create' }>): Promise<void> {
  const id = message.instance;
  const engine = await instantiateEngine(module);
  const timers = new TimerTable((timer) => {
    const tenant = tenants.get(id);
    if (!tenant) return;
    tenant.addTimer(timer);
    turns.add(tenant);
  });
  const instance = new Instance({ id, engine, guest, pulse, cpu, timers });
  const { effects, fault } = instance.start(message.code);
  if (fault) {
    timers.dispose();
    post({ type: 'start-failed', instance: id, fault });
    return;
  }
  const tenant = new Tenant(instance, timers);
  tenants.set(id, tenant);
  post({ type: 'effects', results: [{ instance: id, effects, done: 0 }], isReady: false });
  post({ type: 'started', instance: id });
  if (instance.hasJobs) turns.add(tenant);
}

function receive(message: HostToSandbox): void {
  switch (message.type) {
    case 'create':
      create(message).catch((error: unknown) => {
        post({ type: 'start-failed', instance: message.instance, fault: { code: 'crash', message: String(error), stack: '' } });
      });
      return;
    case 'batch':
      for (const { instance, items, count } of message.batches) {
        const tenant = tenants.get(instance);
        if (!tenant) continue;
        tenant.addBatch(items, count);
        turns.add(tenant);
      }
      return turns.runBatch();
    case 'drop':
      tenants.get(message.instance)?.dispose();
      tenants.delete(message.instance);
      return;
    case 'look': {
      const unrest = tenants.get(message.instance)?.look();
      if (unrest) post({ type: 'looked', instance: message.instance, unrest });
      return;
    }
    case 'measure':
      return post({ type: 'measured', sizes: [...tenants].map(([instance, tenant]) => ({ instance, bytes: tenant.instance.bytes })) });
    case 'collect':
      return collectGarbage();
    default:
      assertNever(message);
  }
}

/** The first heavy call of an engine is several times slower: let it be ours. */
async function warmUp(): Promise<void> {
  const engine = await instantiateEngine(module);
  const timers = new TimerTable(() => undefined);
  new Instance({ id: 0, engine, guest, pulse, cpu: undefined, timers }).start('for (let i = 0; i < 1e6; i++) {}');
}

await warmUp();
if (cpu) setPriority(Number(thread.split('/').at(-1)), NICE);
port.on('message', receive);
post({ type: 'up', thread });
