import type { Diagnostic } from '../../server/protocol/diagnostic.ts';

/** What the picture of the messages is made of, in the order in which it happened. `n` grows by one with each row. */
export type Row = Turn | Swap | Presence | Gap;

/** Cause and effect together: what came in, the handler that ran, what it sent. */
export interface Turn {
  type: 'turn';
  n: number;
  /** Milliseconds since 1970, by the host's clock. */
  at: number;
  /** Undefined for what the server sent by itself, from a timer say. */
  came: Came | undefined;
  /** Where the handler is. */
  place?: Line;
  /** Nobody handled it. */
  lost?: { code: string; nearest?: string };
  /** The handler did not come to its end. */
  failed?: Diagnostic;
  sent: Sent[];
  /** So many more were sent than are kept. */
  more: number;
}

/** What came in. `text` is '' for `connect` and `disconnect`, which are no messages. */
export interface Came {
  client: string;
  name: string;
  op: string;
  text: string;
  /** The how manyth of its client; undefined where that is not known. */
  number: number | undefined;
}

/** One thing that was sent by the server. */
export interface Sent {
  op: string;
  text: string;
  to: 'all' | 'group' | 'one';
  group?: string;
  /** Who got it. */
  got: Got[];
  /** Where it was sent. */
  place?: Line;
}

export interface Got {
  client: string;
  name: string;
  /** The how manyth message to this client it was. */
  number: number;
}

/** In a file of the project; lines start at 1. */
export interface Line {
  file: string;
  line: number;
}

/** The code changed here. */
export interface Swap {
  type: 'swap';
  n: number;
  at: number;
  ok: boolean;
}

/** Somebody came, or left. */
export interface Presence {
  type: 'presence';
  n: number;
  at: number;
  name: string;
  isHere: boolean;
}

/** So many came too fast to be kept. */
export interface Gap {
  type: 'gap';
  n: number;
  at: number;
  count: number;
}
