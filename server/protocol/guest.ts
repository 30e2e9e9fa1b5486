/**
 * Across the wall of an instance: what goes into the wasm instance of a project and what comes out, both as one string
 * a batch. JSON never holds a raw control character, so control characters separate: RECORD between items, FIELD inside
 * one. Whatever comes out is forged until checked: a pupil's code shares its realm with the runtime.
 */
export const RECORD = '\x1e';
export const FIELD = '\x1f';

/** UTF-16 units of a stack that comes out of an instance: longer ones are cut. */
export const MOST_STACK = 8_000;

/** First character of an item that goes in. */
export const GUEST_ITEM = {
  /** client, JSON text as it came */
  message: 'm',
  /** client, its page load or '', name */
  connect: 'c',
  /** client */
  disconnect: 'd',
  /** timer */
  timer: 't',
  /** '1' or '0': emit turn marks from now on */
  trace: 'r',
} as const;

/** First character of an effect that comes out. */
export const GUEST_EFFECT = {
  /** client, JSON */
  send: 's',
  /** JSON */
  broadcast: 'b',
  /** group as JSON, JSON */
  broadcastGroup: 'B',
  /** client, group as JSON */
  joinGroup: 'g',
  leaveGroup: 'G',
  /** client, name as JSON */
  name: 'n',
  /** level, text as JSON, stack as JSON */
  log: 'l',
  /** op as JSON: a handler was registered */
  registered: 'o',
  /** client or '', code, `{ params, stack }` as JSON: a diagnostic */
  trouble: 'x',
  /** client, '1' or '0': its queue is full, or drained */
  hold: 'q',
  /** client, op as JSON, message as JSON ('' for connect, disconnect): a handler begins (only when tracing); all empty for a timer */
  turn: 'h',
  /** line:column of the compiled code that sends the next message (only when tracing) */
  place: 'w',
} as const;
