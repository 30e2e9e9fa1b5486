import type { Outlet } from '../../../runtime/server/outlet.ts';
import type { Trouble } from '../../../runtime/server/trouble.ts';
import { WszeroServer } from '../../../runtime/server/wszero-server.ts';

/** Thrown by a handler, it reaches no catch: so does what an engine throws when it has no more patience. */
export const CUT = new Error('cut');

/** A server whose sockets are lists: what each client got, what the console got, what was held. */
export class RecordedServer {
  readonly sent: [client: string, message: Record<string, unknown>][] = [];
  readonly troubles: Trouble[] = [];
  readonly held: [client: string, on: boolean][] = [];
  readonly names: [client: string, name: string][] = [];
  readonly server: WszeroServer;
  readonly #connected = new Set<string>();
  readonly #groups = new Map<string, Set<string>>();

  constructor(options = { handlerMs: 10_000, queueLength: 256 }) {
    const outlet: Outlet = {
      send: (client, text) => this.#record(client, text),
      broadcast: (text) => {
        for (const client of this.#connected) this.#record(client, text);
      },
      broadcastGroup: (group, text) => {
        for (const client of this.#groups.get(group) ?? []) this.#record(client, text);
      },
      groupChanged: (client, group, member) => {
        const members = this.#groups.get(group) ?? new Set();
        this.#groups.set(group, members);
        if (member) members.add(client);
        else members.delete(client);
      },
      nameChanged: (client, name) => this.names.push([client, name]),
      registered: () => undefined,
      trouble: (trouble) => this.troubles.push(trouble),
      hold: (client, on) => this.held.push([client, on]),
      goesOn: () => undefined,
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      describe: (error) => {
        if (error === CUT) throw CUT;
        return error instanceof Error
          ? { name: error.name, message: error.message, stack: error.stack ?? '' }
          : { name: 'Error', message: String(error), stack: '' };
      },
    };
    this.server = new WszeroServer(outlet, options);
  }

  join(...clients: string[]): void {
    for (const client of clients) {
      this.#connected.add(client);
      this.server.connect(client, client.toUpperCase());
    }
  }

  leave(client: string): void {
    this.#connected.delete(client);
    this.server.disconnect(client);
  }

  say(client: string, message: unknown): void {
    this.server.message(client, JSON.stringify(message));
  }

  /** What this client got, the oldest first. */
  got(client: string): Record<string, unknown>[] {
    return this.sent.filter(([to]) => to === client).map(([, message]) => message);
  }

  #record(client: string, text: string): void {
    this.sent.push([client, JSON.parse(text) as Record<string, unknown>]);
  }
}
