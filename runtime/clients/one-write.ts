import type { Writable } from 'node:stream';

let corked: Writable[] = [];

/** What is written to `stream` in this turn goes to the system together: a call of the system costs more than all else that sending takes. */
export function writeTogether(stream: Writable): void {
  if (stream.writableCorked > 0) return;
  if (corked.length === 0) process.nextTick(uncorkAll);
  corked.push(stream);
  stream.cork();
}

function uncorkAll(): void {
  const streams = corked;
  corked = [];
  for (const stream of streams) stream.uncork();
}
