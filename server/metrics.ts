import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Histogram } from './histogram.ts';

/** One number, or one for each of several labels, as Prometheus reads it. */
export interface Metric {
  /** Without `wszero_`, which stands before all. */
  name: string;
  help: string;
  /** `counter`: it only ever grows. */
  type: 'counter' | 'gauge' | 'histogram';
  /**
   * A number, numbers by the words in the braces, such as `socket="ide"`, or a histogram of milliseconds, which is told in seconds. What can not
   * be known now is left out.
   */
  read: () => Reading | Promise<Reading>;
}

type Reading = number | Readonly<Record<string, number>> | Histogram;

const NS_PER_S = 1e9;
const MS_PER_S = 1_000;

/** The text that Prometheus reads. A metric that can not be read is left out, and the others are there all the same. */
export async function metricsText(metrics: readonly Metric[]): Promise<string> {
  const parts = await Promise.all(metrics.map((metric) => textOf(metric).catch(() => '')));
  return parts.join('');
}

/** Of the process: memory, and how late its main loop is, which is what pupils feel first. */
export function processMetrics(): Metric[] {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  return [
    { name: 'memory_bytes', help: 'Memory of the process.', type: 'gauge', read: () => process.memoryUsage.rss() },
    {
      name: 'loop_delay_seconds',
      help: 'How late the main loop was since it was asked last.',
      type: 'gauge',
      read: () => {
        const reading = { 'quantile="0.5"': delay.percentile(50) / NS_PER_S, 'quantile="0.99"': delay.percentile(99) / NS_PER_S };
        delay.reset();
        return reading;
      },
    },
  ];
}

async function textOf({ name, help, type, read }: Metric): Promise<string> {
  const reading = await read();
  const lines = linesOf(name, reading).map((line) => `wszero_${line}`);
  return [`# HELP wszero_${name} ${help}`, `# TYPE wszero_${name} ${type}`, ...lines, ''].join('\n');
}

function linesOf(name: string, reading: Reading): string[] {
  if (reading instanceof Histogram) return histogramLines(name, reading);
  const all = typeof reading === 'number' ? { '': reading } : reading;
  return Object.entries(all).map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${String(value)}`);
}

function histogramLines(name: string, histogram: Histogram): string[] {
  const { bounds, count, sum } = histogram;
  const steps = histogram.upTo().map((upTo, at) => `${name}_bucket{le="${String((bounds[at] ?? 0) / MS_PER_S)}"} ${String(upTo)}`);
  return [
    ...steps,
    `${name}_bucket{le="+Inf"} ${String(count)}`,
    `${name}_sum ${String(sum / MS_PER_S)}`,
    `${name}_count ${String(count)}`,
  ];
}
