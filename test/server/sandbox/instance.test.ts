import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { FIELD, GUEST_ITEM, RECORD } from '../../../server/protocol/guest.ts';
import { cpuClockOf, currentThread } from '../../../server/sandbox/cpu-clock.ts';
import { Pulse } from '../../../server/sandbox/pulse.ts';
import { Instance } from '../../../server/sandbox/instance.ts';
import { compileEngine, instantiateEngine } from '../../../server/sandbox/quickjs.ts';

const module = compileEngine();

async function newInstance(guest = readFileSync(BUILT.guest, 'utf8')): Promise<Instance> {
  const engine = await instantiateEngine(module);
  const timers = { set: () => true, clear: () => undefined };
  return new Instance({ id: 1, engine, guest, pulse: new Pulse(), cpu: cpuClockOf(currentThread()), timers });
}

const say = (op: string): string => GUEST_ITEM.message + '1' + FIELD + JSON.stringify({ op });

describe('Instance', () => {
  it('ends code that has got at the marks and says without end that a new message begins', async () => {
    // no pupil has found a way to them; this guest gives them away
    const instance = await newInstance(`globalThis.stolen = __host.marks;${readFileSync(BUILT.guest, 'utf8')}`);
    const code = `on('go', () => { const marks = new Int32Array(stolen); for (;;) { marks[0]++; marks[1] = 0; } });`;
    expect(instance.start(code).fault).toBeUndefined();
    const { fault } = instance.run([GUEST_ITEM.connect + '1' + FIELD + FIELD + 'Fox', say('go')].join(RECORD));
    expect(fault?.code).toBe('endless');
  });

  it('tells an error of a megabyte in short', async () => {
    const instance = await newInstance();
    const fault = instance.start(`throw new Error('x'.repeat(1e6))`).fault;
    expect(fault?.code).toBe('threw');
    expect(fault?.message.length).toBeLessThan(5_000);
  });

  it('knows how much memory its code has taken', async () => {
    const instance = await newInstance();
    const before = instance.bytes;
    instance.start('globalThis.all = Array.from({ length: 10 }, () => new Uint8Array(1e6).fill(1));');
    expect(instance.bytes - before).toBeGreaterThan(10_000_000);
    expect(before).toBeLessThan(1_000_000);
  });
});
