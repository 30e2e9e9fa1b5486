import { machineTicks, threadTimes } from '../cpu-times.ts';
import type { Figure } from '../row.ts';

/** How much of a core each takes from now on: the host's main thread, its workers, and the load, which is this process. Gives the way to ask. */
export function watchCores(pid: number): () => Figure[] {
  const [at, host, own, machine] = [performance.now(), threadTimes(pid), process.cpuUsage(), machineTicks()];
  return () => {
    const micros = (performance.now() - at) * 1_000;
    const shares = [...threadTimes(pid)].map(([thread, time]) => ({ thread, share: (time - (host.get(thread) ?? 0)) / micros }));
    const main = shares.find(({ thread }) => thread === pid)?.share ?? NaN;
    const all = shares.reduce((sum, { share }) => sum + share, 0);
    const { user, system } = process.cpuUsage(own);
    const now = machineTicks();
    return [
      { what: "cores: host's main thread", value: main, unit: '×' },
      { what: "cores: host's other threads", value: all - main, unit: '×' },
      { what: 'cores: the load', value: (user + system) / micros, unit: '×' },
      { what: 'cores: share of the machine that was busy', value: (now.busy - machine.busy) / (now.all - machine.all), unit: '×' },
    ];
  };
}
