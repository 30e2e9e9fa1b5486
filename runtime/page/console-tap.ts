import { inspectAll } from './inspect.ts';
import type { Outbox } from './outbox.ts';
import type { Places } from './place.ts';

/** The page's console goes on as it was, and its lines go to the outbox as well. */
export function tapConsole(outbox: Outbox, places: Places): void {
  for (const [name, level] of [
    ['log', 'log'],
    ['debug', 'log'],
    ['info', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
  ] as const) {
    const original = console[name].bind(console);
    console[name] = (...values: unknown[]) => {
      original(...values);
      const place = places.inStack(new Error().stack ?? '');
      outbox.send({ wszero: 'console', level, text: inspectAll(values), ...(place && { file: place.file, line: place.line }) });
    };
  }
}
