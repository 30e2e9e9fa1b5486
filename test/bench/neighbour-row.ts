import { setTimeout as pause } from 'node:timers/promises';
import { LoopingProject } from '../security/pupils-server/looping-project.ts';
import { Neighbours, type Latencies } from '../security/pupils-server/neighbours.ts';
import { startHost } from '../support/start-host.ts';
import type { Figure, Row } from './row.ts';

/** As many as a host has workers: with nobody else there, each has one of its own, and the next project joins the first one. */
const WORKERS = 4;
const SECONDS = 5;

const LOOPS: readonly [what: string, loop: string][] = [
  ['while (true)', 'while (true) {}'],
  ['a builtin that nothing can cut', '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)'],
];

export const neighbourRow: Row = {
  name: 'neighbour',
  about: 'Chats beside a project that loops for ever and is started again whenever it was stopped: in its worker, and in others.',
  rounds: 3,
  async measure() {
    const figures: Figure[] = [];
    for (const [what, loop] of LOOPS) {
      await using host = await startHost();
      const neighbours = await Neighbours.start(host.url, WORKERS);
      await pause(1_000);
      neighbours.take();
      await pause(SECONDS * 500);
      const undisturbed = neighbours.take();
      const culprit = await LoopingProject.start(host.url, loop);
      await pause(SECONDS * 1_000);
      const same = neighbours.take(0, 1);
      const others = neighbours.take();
      const stops = await culprit.stop();
      await neighbours.stop();
      figures.push(...inFigures(what, { undisturbed, same, others }, stops));
    }
    return figures;
  },
};

type Measured = Record<'undisturbed' | 'same' | 'others', Latencies>;

function inFigures(what: string, { undisturbed, same, others }: Measured, stops: number): Figure[] {
  return [
    { what: `${what}: undisturbed, p99`, value: undisturbed.p99, unit: 'ms' },
    { what: `${what}: same worker, p50`, value: same.p50, unit: 'ms' },
    { what: `${what}: same worker, p99`, value: same.p99, unit: 'ms', budget: { atMost: 250 } },
    { what: `${what}: same worker, the longest`, value: same.most, unit: 'ms' },
    { what: `${what}: other workers, p50 against undisturbed`, value: others.p50 / undisturbed.p50, unit: '×' },
    { what: `${what}: other workers, p99 against undisturbed`, value: others.p99 / undisturbed.p99, unit: '×', budget: { atMost: 2 } },
    { what: `${what}: stopped and started again`, value: stops, unit: 'times' },
  ];
}
