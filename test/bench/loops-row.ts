import { setTimeout as pause } from 'node:timers/promises';
import { LoopingProject } from '../security/pupils-server/looping-project.ts';
import { Neighbours } from '../security/pupils-server/neighbours.ts';
import { startHost } from '../support/start-host.ts';
import type { Row } from './row.ts';

const LOOPS = 10;
const CHATS = 30;
/** `MINUTES=5` for the long run. */
const MINUTES = Number(process.env.MINUTES ?? 0.15);

export const loopsRow: Row = {
  name: 'loops',
  about: 'Ten projects that loop for ever, started again whenever they were stopped, beside thirty that chat.',
  rounds: 3,
  async measure() {
    await using host = await startHost();
    const chats = await Neighbours.start(host.url, CHATS);
    await pause(1_000);
    chats.take();
    await pause(MINUTES * 30_000);
    const undisturbed = chats.take();
    const loops = await Promise.all(Array.from({ length: LOOPS }, () => LoopingProject.start(host.url, 'while (true) {}')));
    await pause(MINUTES * 60_000);
    const disturbed = chats.take();
    const stops = await Promise.all(loops.map((loop) => loop.stop()));
    const counted = await chats.stop();
    return [
      { what: 'messages of the chats meanwhile', value: disturbed.messages, unit: 'times' },
      { what: 'undisturbed, p50', value: undisturbed.p50, unit: 'ms' },
      { what: 'undisturbed, p99', value: undisturbed.p99, unit: 'ms' },
      { what: 'beside the loops, p50', value: disturbed.p50, unit: 'ms' },
      { what: 'beside the loops, p99', value: disturbed.p99, unit: 'ms', budget: { atMost: 250 } },
      { what: 'beside the loops, the longest', value: disturbed.most, unit: 'ms' },
      { what: 'loops that were stopped and started again', value: stops.reduce((sum, each) => sum + each, 0), unit: 'times' },
      {
        what: 'chats that were blamed for anything',
        value: chats.told.filter((code) => code !== 'restarted').length,
        unit: 'times',
        budget: { atMost: 0 },
      },
      { what: 'chats that were started again', value: chats.told.filter((code) => code === 'restarted').length, unit: 'times' },
      {
        what: 'messages without one answer',
        value: counted.filter(({ sent, got }) => sent !== got.length).length,
        unit: 'times',
        budget: { atMost: 0 },
      },
    ];
  },
};
