import type { ServerSocket } from './server-socket.ts';

/** How often an earlier connection is looked at, and how often it must be found idle to be taken for dead. */
const LOOK_MS = 250;
const IDLE_LOOKS = 2;
const MOST_LOOKS = 60_000 / LOOK_MS;
/** So many connections of one page may wait for each other. */
const MOST_WAITING = 8;

interface Turn {
  ws: ServerSocket;
  came: Promise<void>;
  /** How many were before it when it came. */
  before: number;
}

/**
 * A page has one connection. When it comes back, the host may not have read the earlier one to its end: a client whose
 * messages wait is read no further, and then its goodbye is not seen either. So the new connection waits for the old one's
 * end, and what a page sends is handled in order.
 */
export class Returns {
  readonly #last = new Map<string, Turn>();

  /** Resolves when it is the turn of `ws`, which nobody reads meanwhile; to false when too many wait already. */
  async turn(load: string | undefined, ws: ServerSocket): Promise<boolean> {
    if (load === undefined) return true;
    const before = this.#last.get(load);
    if (before && before.before >= MOST_WAITING) return false;
    const came = before ? before.came.then(() => ended(before.ws)) : Promise.resolve();
    const turn: Turn = { ws, came, before: before ? before.before + 1 : 0 };
    this.#last.set(load, turn);
    // Not when it closes: it may do so while it still waits, and the next one must wait in its place.
    void came
      .then(() => closed(ws))
      .then(() => {
        if (this.#last.get(load) === turn) this.#last.delete(load);
      });
    await came;
    turn.before = 0;
    return true;
  }
}

/** What a page says of its connection. */
export interface PageConnection {
  /** Its page load, by which it is known again. */
  load?: string;
  /** How many times this page load has tried to connect, this time included, in digits. */
  attempt?: string;
}

/** Anything else than a plain word is no name. */
export function pageConnectionOf(query: URLSearchParams): PageConnection {
  const load = query.get('load') ?? query.get('visit') ?? '';
  if (!/^[\w.-]{1,100}$/.test(load)) return {};
  const attempt = query.get('attempt') ?? '';
  return /^\d{1,9}$/.test(attempt) ? { load, attempt } : { load };
}

async function closed(ws: ServerSocket): Promise<void> {
  if (ws.readyState !== ws.CLOSED) await new Promise((resolve) => ws.once('close', resolve));
}

/** Waits until all that came has been read. A connection that is read and says nothing more has died without a goodbye. */
async function ended(ws: ServerSocket): Promise<void> {
  if (ws.readyState === ws.CLOSED) return;
  await new Promise<void>((resolve) => {
    let idle = 0;
    let looks = 0;
    const timer = setInterval(() => {
      idle = ws.isPaused ? 0 : idle + 1;
      looks += 1;
      if (idle >= IDLE_LOOKS || looks >= MOST_LOOKS) ws.terminate();
    }, LOOK_MS);
    ws.on('message', () => (idle = 0));
    ws.once('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
}
