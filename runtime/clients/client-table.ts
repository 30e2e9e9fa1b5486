import { CLIENT_LIMITS } from '../client-limits.ts';
import { CLIENT_CLOSE, type ClientCloseCode } from '../close-codes.ts';

/** The socket of a client, as its project sees it. */
export interface ClientConnection {
  /** One message of the wire, as JSON text in UTF-8. */
  send(frame: Buffer): void;
  /** Read no further until told so. */
  hold(on: boolean): void;
  close(code: ClientCloseCode, reason: string): void;
}

export interface ConnectedClient {
  id: string;
  name: string;
  /** Token of the pane that it is, if it is one. */
  pane: string | undefined;
  connection: ClientConnection;
  /** Its page load, if it is a page: whoever comes back has the same. A plain word. */
  load: string | undefined;
  groups: Set<string>;
}

/** A client as it is shown to somebody who looks on. */
export interface ShownClient {
  id: string;
  name: string;
  groups: string[];
  pane?: string;
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

  add(name: string, pane: string | undefined, connection: ClientConnection, load?: string): ConnectedClient {
    const client: ConnectedClient = { id: String(++this.#last), name, pane, connection, load, groups: new Set() };
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
    return [...this.#clients.values()].map(({ id, name, pane, groups }) => ({ id, name, groups: [...groups], ...(pane ? { pane } : {}) }));
  }

  /** Ids of those that got it. */
  send(id: string, text: string): string[] {
    const client = this.#clients.get(id);
    client?.connection.send(Buffer.from(text));
    return client ? [id] : [];
  }

  /** To all, or to those of `group`. Ids of those that got it. */
  broadcast(text: string, group?: string): string[] {
    const frame = Buffer.from(text);
    const got: string[] = [];
    for (const { id, groups, connection } of this.#clients.values()) {
      if (group !== undefined && !groups.has(group)) continue;
      connection.send(frame);
      got.push(id);
    }
    return got;
  }

  /** A new server starts with empty groups, and holds nobody. */
  forgetServer(): void {
    for (const { groups, connection } of this.#clients.values()) {
      groups.clear();
      connection.hold(false);
    }
  }

  closeAll(): void {
    for (const { connection } of this.#clients.values()) connection.close(CLIENT_CLOSE.goingAway, 'the host stops');
  }
}
