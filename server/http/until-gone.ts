import type { Response } from 'express';

/** Aborts when whoever asked went away before the answer was out. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
