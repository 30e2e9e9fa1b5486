import { threadTimes } from './cpu-times.ts';
import { startEchoHost } from './echo-servers.ts';
import type { Row } from './row.ts';
import { runLoad } from './run-load.ts';

export const echoCpuRow: Row = {
  name: 'echo-cpu',
  about: "CPU time of the host's threads for one echo, 10 connections, 8 under way: the main thread, and the worker that runs the project.",
  rounds: 3,
  async measure() {
    await using ours = await startEchoHost();
    const plan = { ...ours.echo, connections: 10, pace: { kind: 'under-way', underWay: 8 }, client: 'raw', warmUp: 0 } as const;
    await runLoad({ ...plan, seconds: 2 });
    const before = threadTimes(ours.host.pid);
    const { answers } = await runLoad({ ...plan, seconds: 3 });
    const used = [...threadTimes(ours.host.pid)].map(([thread, time]): [number, number] => [
      thread,
      (time - (before.get(thread) ?? 0)) / answers,
    ]);
    const main = used.find(([thread]) => thread === ours.host.pid)?.[1] ?? NaN;
    const others = used.filter(([thread]) => thread !== ours.host.pid).map(([, time]) => time);
    const worker = Math.max(...others);
    return [
      { what: 'CPU a message, main thread', value: main, unit: 'µs', budget: { atMost: 6 } },
      { what: 'CPU a message, worker', value: worker, unit: 'µs', budget: { atMost: 11 } },
      { what: 'CPU a message, all other threads', value: others.reduce((sum, time) => sum + time, 0) - worker, unit: 'µs' },
    ];
  },
};
