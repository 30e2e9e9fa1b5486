import type { ConnectedClient } from '../../runtime/clients/client-table.ts';

interface Waiting {
  number: number;
  text: string;
}

/** More than a client may have waiting: the rest was lost with a server that was stopped. */
const MOST_WAITING = 600;

/**
 * Which message of its client it is that a handler gets. Handlers tell the text only, in the order in which it was sent; what
 * comes before it in that order was never handled.
 */
export class MessageCount {
  readonly #waiting = new WeakMap<ConnectedClient, Waiting[]>();

  /** To be called for each message, when `client.came` counts it. */
  came(client: ConnectedClient, text: string): void {
    const waiting = this.#waiting.get(client) ?? [];
    this.#waiting.set(client, waiting);
    waiting.push({ number: client.came, text });
    if (waiting.length > MOST_WAITING) waiting.shift();
  }

  /** The how manyth message of the client this is, from 1. Undefined for one that came before anybody counted. */
  handled(client: ConnectedClient, text: string): number | undefined {
    const waiting = this.#waiting.get(client) ?? [];
    const at = waiting.findIndex((each) => each.text === text);
    if (at < 0) return undefined;
    const [found] = waiting.splice(0, at + 1).slice(-1);
    return found?.number;
  }
}
