import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { GaugeLine } from '../host-gauge.ts';
import { quantile } from '../quantile.ts';
import type { Figure, Row } from '../row.ts';
import { Classroom } from './classroom.ts';
import { watchCores } from './cores.ts';
import type { ClassFigures } from './class-figures.ts';

const PUPILS = 30;
/** `MINUTES=30` for the long run: from when all have sat down, the first seconds included, which are not counted. */
const MINUTES = Number(process.env['MINUTES'] ?? 0.75);
const FIRST_MS = 8_000;
/** Memory of a host that has just started still grows: whether it is flat is judged by a run of so long. */
const LONG_MINUTES = 10;
/** What is told of a time when nothing came at all. */
const NOTHING_MS = 20_000;

export const classRow: Row = {
  name: 'class',
  about:
    '30 pupils who type, with 90 panes that chat, 3 lessons whose steps are checked, and 10 visitors who come and go. MINUTES=30 for a whole lesson.',
  rounds: 1,
  async measure() {
    await using classroom = await Classroom.open();
    await classroom.fill(PUPILS);
    await pause(FIRST_MS);
    classroom.take();
    const since = Date.now();
    const cores = watchCores(classroom.gauged.host.pid);
    const own = monitorEventLoopDelay({ resolution: 4 });
    own.enable();
    await pause(MINUTES * 60_000 - FIRST_MS);
    const figures = classroom.take();
    const lines = classroom.gauged.lines().filter(({ at }) => at >= since);
    return [
      ...classTimes(figures),
      ...hostFigures(lines),
      ...cores(),
      { what: 'bytes on the disk', value: await sizeOf(classroom.gauged.host.dataDir), unit: 'bytes' },
      { what: 'event loop of the load itself, p99 of its delay', value: Math.max(0, own.percentile(99) / 1e6 - 4), unit: 'ms' },
      errorsIn(figures),
    ];
  },
};

/** How many there were, and the first ones of those that differ in more than their numbers. */
export function errorsIn({ errors }: ClassFigures): Figure {
  const kinds = new Map(errors.toReversed().map((error) => [error.replaceAll(/\d+/g, ''), error]));
  const note = errors.length > 0 && { note: [...kinds.values()].slice(-5).join('; ') };
  return { what: 'errors', value: errors.length, unit: 'times', budget: { atMost: 0 }, ...note };
}

/** What is late is late for a child at this: three times what is allowed when nobody else is there. */
export function classTimes(figures: ClassFigures): Figure[] {
  const { serverLive, pageLive, saved, messages, checks, visits } = figures;
  return [
    { what: 'server edit to live, p50', value: late(serverLive, 0.5), unit: 'ms' },
    { what: 'server edit to live, p95', value: late(serverLive, 0.95), unit: 'ms', budget: { atMost: LIMITS.serverPauseMs + 3 * 100 } },
    {
      what: 'page edit to its panes being told, p95',
      value: late(pageLive, 0.95),
      unit: 'ms',
      budget: { atMost: LIMITS.pagePauseMs + 3 * 200 },
    },
    { what: 'key to saved, p95', value: late(saved, 0.95), unit: 'ms' },
    { what: 'message to message, p50', value: late(messages, 0.5), unit: 'ms' },
    { what: 'message to message, p99', value: late(messages, 0.99), unit: 'ms', budget: { atMost: 100 } },
    { what: 'messages answered', value: messages.length, unit: 'times' },
    { what: 'check of a step, p95', value: late(checks, 0.95), unit: 'ms', budget: { atMost: 1_000 } },
    { what: 'visitor, to the page and its first message, p95', value: late(visits, 0.95), unit: 'ms' },
  ];
}

function late(times: readonly number[], share: number): number {
  return quantile(times.length > 0 ? times : [NOTHING_MS], share);
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function hostFigures(lines: readonly GaugeLine[]): Figure[] {
  const [first] = lines;
  if (!first) throw new Error('the host has told nothing');
  const minutes = (at: number): number => (at - first.at) / 60_000;
  // a point for each hundredth is as fine as a picture is
  const step = Math.ceil(lines.length / 100);
  const over = (value: (line: GaugeLine) => number): NonNullable<Figure['over']> => ({
    what: 'minutes',
    points: lines.filter((_, n) => n % step === 0).map((line) => [minutes(line.at), value(line)]),
  });
  const middle = (part: readonly GaugeLine[]): number =>
    quantile(
      part.map(({ rss }) => rss),
      0.5,
    );
  const third = Math.ceil(lines.length / 3);
  const grown = middle(lines.slice(-third)) / middle(lines.slice(third, -third));
  const delays = lines.map(({ delayP99 }) => delayP99);
  return [
    {
      what: "host's event loop, p99 of its delay in a second, median",
      value: quantile(delays, 0.5),
      unit: 'ms',
      over: over(({ delayP99 }) => delayP99),
    },
    { what: "host's event loop, longest delay", value: Math.max(...lines.map(({ delayMost }) => delayMost)), unit: 'ms' },
    { what: 'memory of the host at the end', value: lines.at(-1)?.rss ?? NaN, unit: 'bytes', over: over(({ rss }) => rss) },
    {
      what: 'memory, its last third against the one before',
      value: grown,
      unit: '×',
      ...(MINUTES >= LONG_MINUTES && { budget: { atMost: 1.1 } }),
    },
  ];
}
