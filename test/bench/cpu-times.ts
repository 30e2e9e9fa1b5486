import { readdirSync, readFileSync } from 'node:fs';

/** Microseconds that each thread of a process has run, by its id; the main thread has that of the process. Linux only. */
export function threadTimes(pid: number): Map<number, number> {
  const tasks = `/proc/${String(pid)}/task`;
  return new Map(
    readdirSync(tasks).map((thread): [number, number] => {
      const [nanoseconds = ''] = readFileSync(`${tasks}/${thread}/schedstat`, 'utf8').split(' ');
      return [Number(thread), Number(nanoseconds) / 1_000];
    }),
  );
}

/** Ticks of all cores since the machine started: how many, and in how many of them a core had something to do. Linux only. */
export function machineTicks(): { all: number; busy: number } {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, ...more] = first.trim().split(/\s+/).slice(1, 9).map(Number);
  const busy = user + nice + system + more.reduce((sum, ticks) => sum + ticks, 0);
  return { all: busy + idle + waiting, busy };
}
