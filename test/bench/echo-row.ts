import { startEchoHost, startEchoPeer, ratesOf } from './echo-servers.ts';
import type { LoadPlan } from './load-plan.ts';
import type { Figure, Row } from './row.ts';

const LOADS: readonly { what: string; plan: Pick<LoadPlan, 'connections' | 'pace' | 'client'>; atLeast: number }[] = [
  {
    what: '100 connections, 1 under way',
    plan: { connections: 100, pace: { kind: 'under-way', underWay: 1 }, client: 'raw' },
    atLeast: 0.6,
  },
  {
    what: '10 connections, 8 under way, Node clients',
    plan: { connections: 10, pace: { kind: 'under-way', underWay: 8 }, client: 'node' },
    atLeast: 0.4,
  },
];

export const echoRow: Row = {
  name: 'echo',
  about: "Echoes through a project's sandboxed handler, against those of a bare ws server that gives back what it gets.",
  rounds: 3,
  async measure() {
    await using ours = await startEchoHost();
    await using bare = await startEchoPeer('bare');
    const figures: Figure[] = [];
    for (const { what, plan, atLeast } of LOADS) {
      const rates = await ratesOf({ ours: ours.echo, bare: bare.echo }, plan);
      figures.push(
        { what: `echo, ${what}: of bare ws`, value: rates.ours / rates.bare, unit: '×', budget: { atLeast } },
        { what: `echo, ${what}`, value: rates.ours, unit: '1/s' },
        { what: `bare ws, ${what}`, value: rates.bare, unit: '1/s' },
      );
    }
    return figures;
  },
};
