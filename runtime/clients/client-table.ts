import { CLIENT_LIMITS } from '../client-limits.ts';
import { CLIENT_CLOSE, type ClientCloseCode } from '../close-codes.ts';
import type { HoldReason } from './hold-socket.ts';

/** The socket of a client, as its project sees it. */
export interface ClientConnection {
  /** One message of the wire, as JSON text in UTF-8. */
  send(message: Buffer): void;
  /** Bytes that were sent and that the system has not taken yet. */
  readonly backlog: number;
  /** Messages that came and are held back, where the network was made slow. */
  readonly unread?: number;
  /** Read no further until told so. Without a reason it is the server's code that has enough of it for now. */
  hold(on: boolean, reason?: HoldReason): void;
  close(code: ClientCloseCode, reason: string): void;
  /** It reads too slowly: close it, and soon end it, for it may never read that. */
  closeSlow(): void;
}

export interface ConnectedClient {
  id: string;
  name: string;
  /** Token of the pane that it is, if it is one. */
  pane: string | undefined;
  connection: ClientConnection;
  /** Its page load, if it is a page: whoever comes back has the same. A plain word. */
  load: string | undefined;
  /** Which connection of its page load it is, by the page's own count. */
  attempt: string | undefined;
  groups: Set<string>;
  /** Messages of this connection so far: from the client, and to it. */
  came: number;
  went: number;
}

/** Who somebody is that connects: see ConnectedClient. */
export interface NewClient extends Pick<ConnectedClient, 'name' | 'pane' | 'connection'> {
  load?: string | undefined;
  attempt?: string | undefined;
}

/** A client as it is shown to somebody who looks on. */
export interface ShownClient {
  id: string;
  name: string;
  groups: string[];
  pane?: string;
  load?: string;
  attempt?: string;
}

/** Who is connected to a server, in which groups. The fan-out of a broadcast is done here, from one buffer. */
export class ClientTable {
  readonly #clients = new Map<string, ConnectedClient>();
  #last = 0;

  get size(): number {
    return this.#clients.size;
  }

  get isFull(): boolean {
    return this.#clients.size >= CLIENT_LIMITS.clientsPerProject;
  }

  add({ name, pane, connection, load, attempt }: NewClient): ConnectedClient {
    const client: ConnectedClient = {
      id: String(++this.#last),
      name,
      pane,
      connection,
      load,
      attempt,
      groups: new Set(),
      came: 0,
      went: 0,
    };
    this.#clients.set(client.id, client);
    return client;
  }

  remove(id: string): void {
    this.#clients.delete(id);
  }

  get(id: string): ConnectedClient | undefined {
    return this.#clients.get(id);
  }

  /** In the order in which they joined. */
  all(): IterableIterator<ConnectedClient> {
    return this.#clients.values();
  }

  names(): Set<string> {
    return new Set([...this.#clients.values()].map(({ name }) => name));
  }

  info(): ShownClient[] {
    return [...this.#clients.values()].map(({ id, name, pane, groups, load, attempt }) => ({
      id,
      name,
      groups: [...groups],
      ...(pane ? { pane } : {}),
      ...(load !== undefined && { load }),
      ...(attempt !== undefined && { attempt }),
    }));
  }

  /** `text`: JSON, in UTF-8 where it is bytes. Ids of those that got it. */
  send(id: string, text: string | Buffer): string[] {
    const client = this.#clients.get(id);
    if (!client) return [];
    answer(client, typeof text === 'string' ? Buffer.from(text) : text);
    if (client.connection.backlog > CLIENT_LIMITS.spareBacklogBytes) this.#relieve();
    return [id];
  }

  /** To all, or to those of `group`. Ids of those that got it. */
  broadcast(text: string, group?: string): string[] {
    const message = Buffer.from(text);
    const got: string[] = [];
    let isSlow = false;
    for (const client of this.#clients.values()) {
      if (group !== undefined && !client.groups.has(group)) continue;
      answer(client, message);
      isSlow ||= client.connection.backlog > CLIENT_LIMITS.spareBacklogBytes;
      got.push(client.id);
    }
    if (isSlow) this.#relieve();
    return got;
  }

  /** Many that read slowly at once are too much together: whoever is furthest behind goes first. */
  #relieve(): void {
    const connections = [...this.#clients.values()].map(({ connection }) => connection);
    let total = connections.reduce((sum, { backlog }) => sum + backlog, 0);
    if (total <= CLIENT_LIMITS.allBacklogBytes) return;
    for (const connection of connections.sort((a, b) => b.backlog - a.backlog)) {
      if (total <= CLIENT_LIMITS.allBacklogBytes) return;
      total -= connection.backlog;
      connection.closeSlow();
    }
  }

  /** A new server starts with empty groups, and holds nobody. */
  forgetServer(): void {
    for (const { groups, connection } of this.#clients.values()) {
      groups.clear();
      connection.hold(false);
    }
  }

  closeAll(reason: string): void {
    for (const { connection } of this.#clients.values()) connection.close(CLIENT_CLOSE.goingAway, reason);
  }
}

/** Sends one message to one client, and counts it. */
export function answer(client: ConnectedClient, message: Buffer): void {
  client.went += 1;
  client.connection.send(message);
}
