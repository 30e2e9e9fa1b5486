/** What the load process is told, as JSON in its first argument, and what it prints, as one line of JSON. */
export interface LoadPlan {
  /** `ws://…`; each gets `connections`. */
  urls: readonly string[];
  connections: number;
  seconds: number;
  /** Seconds of the same before that, which do not count. */
  warmUp: number;
  pace: Pace;
  /** `raw`: frames made once and compared as bytes, so that the server is what limits. `node`: clients of the `ws` package. */
  client: 'raw' | 'node';
  /** Text message, sent again and again. */
  message: string;
  /** What has to come for it, to the letter. Anything else ends the load with an error. */
  answer: string;
  /** Raw clients send this first, and wait for a text that begins with the same: socket.io's way in. */
  greeting?: string;
}

/**
 * `under-way`: the first `speakers` of each URL, or all, keep so many messages waiting for what answers them. `paced`: all of them
 * together send so many a second, evenly, whatever comes back.
 */
export type Pace = { kind: 'under-way'; underWay: number; speakers?: number } | { kind: 'paced'; perSecond: number };

export interface LoadResult {
  /** Of all clients together. */
  answers: number;
  seconds: number;
  /** Milliseconds from each message to its answer; empty for `under-way`. */
  latencies: number[];
}
