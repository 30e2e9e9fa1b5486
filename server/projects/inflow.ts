import { LIMITS } from '../protocol/limits.ts';
import type { ConnectedClient } from '../../runtime/clients/client-table.ts';
import { senderOf } from './guest-items.ts';

interface Waiting {
  count: number;
  length: number;
}

/**
 * What clients sent and the code has not handled yet. Whoever has much of it waiting is read no further until it is less: so
 * nothing is lost, and nobody fills the host by sending faster than the code can handle.
 */
export class Inflow {
  /** By the client's id; clients that have left included, until all of theirs is handled. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #slowed = new Set<ConnectedClient>();
  #length = 0;

  /** Items that wait, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** A client that comes while the project has more than enough is not read at once. */
  joined(client: ConnectedClient): void {
    if (this.#isFull) this.#slow(client);
  }

  /** `item` of `client` waits from now on. */
  came(client: ConnectedClient, item: string): void {
    const waiting = this.#add(client.id, item.length);
    if (waiting.count >= LIMITS.clientQueueLength || waiting.length >= LIMITS.clientWaitingLength || this.#isFull) this.#slow(client);
  }

  left(client: ConnectedClient): void {
    this.#slowed.delete(client);
  }

  /** In any order; what is no message of a client counts nothing. */
  handled(items: readonly string[]): void {
    for (const item of items) {
      const id = senderOf(item);
      const waiting = id === undefined ? undefined : this.#waiting.get(id);
      if (id === undefined || !waiting) continue;
      this.#length -= item.length;
      waiting.length -= item.length;
      waiting.count -= 1;
      if (waiting.count === 0) this.#waiting.delete(id);
    }
    if (this.#slowed.size > 0) this.#release();
  }

  /** All but `items` is lost or was never to be handled. */
  recount(items: readonly string[]): void {
    this.#waiting.clear();
    this.#length = 0;
    for (const item of items) {
      const id = senderOf(item);
      if (id !== undefined) this.#add(id, item.length);
    }
    this.#release();
  }

  get #isFull(): boolean {
    return this.#length >= LIMITS.projectWaitingLength;
  }

  #add(id: string, length: number): Waiting {
    let waiting = this.#waiting.get(id);
    if (!waiting) this.#waiting.set(id, (waiting = { count: 0, length: 0 }));
    waiting.count += 1;
    waiting.length += length;
    this.#length += length;
    return waiting;
  }

  #slow(client: ConnectedClient): void {
    if (this.#slowed.has(client)) return;
    this.#slowed.add(client);
    client.connection.hold(true, 'queue');
  }

  /** Not one by one as they come below a limit, or each message would stop and start its socket. */
  #release(): void {
    if (this.#length > LIMITS.projectWaitingLength / 2) return;
    for (const client of this.#slowed) {
      const waiting = this.#waiting.get(client.id);
      if (waiting && (waiting.count > LIMITS.clientQueueLength / 4 || waiting.length > LIMITS.clientWaitingLength / 4)) continue;
      this.#slowed.delete(client);
      client.connection.hold(false, 'queue');
    }
  }
}
