import { CLOSE } from '../protocol/close-codes.ts';
import type { ClientInfo } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import { freeAnimal, freeScript } from '../../runtime/clients/animals.ts';
import { answer, type ClientConnection, type ClientTable, type ConnectedClient } from '../../runtime/clients/client-table.ts';
import type { RefusedMessage } from '../../runtime/clients/incoming.ts';
import type { ConsoleLog } from './console-log.ts';
import type { LiveServer } from './live-server.ts';
import { STOPPED_ANSWER } from './stopped-answer.ts';
import { Returns, type PageConnection } from '../../runtime/clients/returns.ts';
import { Visitors } from '../../runtime/clients/visitors.ts';
import type { TrafficLog } from './traffic-log.ts';

/** Who a client says it is: a pane of the IDE, a page of a visitor, or nobody in particular. */
export type Introduction = { type: 'pane'; token: string; name: string } | { type: 'visit'; visit: string } | { type: 'script' };

export interface ProjectClientsOptions {
  table: ClientTable;
  server: LiveServer;
  traffic: TrafficLog;
  console: ConsoleLog;
  changed: () => void;
}

/** The door for clients: they get a name, and their messages go to the server in the order in which they came. */
export class ProjectClients {
  /** Pages that come back wait here for the end of their earlier connection. */
  readonly returns = new Returns();
  readonly #options: ProjectClientsOptions;
  readonly #visitors = new Visitors();
  /** Names that the IDE's panes have, whether their pages are connected or not, and the IDE of each. */
  readonly #paneNames = new Map<string, string>();

  constructor(options: ProjectClientsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#options.table.size;
  }

  info(): ClientInfo[] {
    return this.#options.table.info();
  }

  /** Changes with every message and with everyone who comes or leaves. */
  get activity(): string {
    let messages = 0;
    for (const { came, went } of this.#options.table.all()) messages += came + went;
    return `${this.size} ${messages}`;
  }

  /** Something is between a client and the server, and comes when some time has passed. */
  get isUnderWay(): boolean {
    return [...this.#options.table.all()].some(({ connection }) => connection.backlog > 0 || (connection.unread ?? 0) > 0);
  }

  /** Of the client that is the pane with this token: its id, and how many messages came from it and went to it. */
  paneClient(token: string): Pick<ConnectedClient, 'id' | 'came' | 'went'> | undefined {
    return [...this.#options.table.all()].find(({ pane }) => pane === token);
  }

  /**
   * A name for a new pane, or `wanted` where that is free; undefined where an IDE has as many as it may. `session`: the page load
   * of the IDE that shows it.
   */
  namePane(session: string, wanted?: string): string | undefined {
    const own = [...this.#paneNames.values()].filter((of) => of === session);
    if (own.length >= LIMITS.panesPerEditor) return undefined;
    const taken = this.#taken();
    const name = wanted !== undefined && !taken.has(wanted) ? wanted : freeAnimal(taken);
    this.#paneNames.set(name, session);
    // IDEs whose network broke and that never came back leave theirs behind
    const [oldest] = this.#paneNames.keys();
    if (this.#paneNames.size > LIMITS.paneNamesPerProject && oldest !== undefined) this.#paneNames.delete(oldest);
    return name;
  }

  /** Nobody else's pane. After a start of the host nobody is known to have any. */
  isPaneOf(session: string, name: string): boolean {
    return (this.#paneNames.get(name) ?? session) === session;
  }

  /** Nobody forgets a pane of somebody else's. */
  forgetPane(session: string, name: string): void {
    if (this.#paneNames.get(name) === session) this.#paneNames.delete(name);
  }

  /** The IDE was left, and its panes with it: whoever loads it again gets the same names. */
  forgetPanesOf(session: string): void {
    for (const [name, of] of this.#paneNames) if (of === session) this.#paneNames.delete(name);
  }

  /** Undefined when the project is full; the connection is closed then. */
  join(who: Introduction, connection: ClientConnection, page: PageConnection = {}): ConnectedClient | undefined {
    const { table, server, traffic, changed } = this.#options;
    if (table.isFull) {
      connection.close(CLOSE.tryAgainLater, 'this project has as many clients as it can hold');
      return undefined;
    }
    const client = table.add({ name: this.#nameOf(who), pane: who.type === 'pane' ? who.token : undefined, connection, ...page });
    traffic.connected(client);
    server.connect(client);
    changed();
    return client;
  }

  /** A message as it came: one JSON text without control characters. */
  message(client: ConnectedClient, text: string): void {
    client.came += 1;
    this.#options.traffic.came(client, text);
    if (!this.#options.server.message(client, text)) answer(client, STOPPED_ANSWER);
  }

  /** What came was no message at all. */
  refuse(client: ConnectedClient, code: RefusedMessage, words: string): void {
    client.came += 1;
    answer(client, Buffer.from(words));
    this.#options.console.addDiagnostic({ code, params: {}, side: 'page', pane: client.name });
  }

  leave(client: ConnectedClient): void {
    const { table, server, traffic, changed } = this.#options;
    table.remove(client.id);
    traffic.disconnected(client);
    server.disconnect(client);
    changed();
  }

  closeAll(reason: string): void {
    this.#options.table.closeAll(reason);
  }

  #nameOf(who: Introduction): string {
    switch (who.type) {
      case 'pane':
        return who.name;
      case 'visit':
        return this.#visitors.nameOf(who.visit, this.#taken());
      case 'script':
        return freeScript(this.#taken());
    }
  }

  #taken(): Set<string> {
    return new Set([...this.#options.table.names(), ...this.#paneNames.keys()]);
  }
}
