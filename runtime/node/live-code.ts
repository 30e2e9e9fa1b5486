import type { Script } from 'node:vm';
import type { ClientTable, ConnectedClient } from '../clients/client-table.ts';
import { CodeRealm } from './code-realm.ts';
import type { Code, Compiled } from './compile-code.ts';
import type { Terminal } from './terminal.ts';

export interface LiveCodeOptions {
  runtime: Script;
  clients: ClientTable;
  terminal: Terminal;
  runServer: (port: number | undefined) => void;
}

/**
 * The newest code that started. New code starts beside the old and takes its place in one step: the sockets stay, and
 * whoever is connected is connected to the new code.
 */
export class LiveCode {
  readonly #options: LiveCodeOptions;
  #realm: CodeRealm | undefined;
  #code: Code | undefined;
  #refused = false;

  constructor(options: LiveCodeOptions) {
    this.#options = options;
  }

  /** Runs the code, if it starts; else the old code runs on. */
  deploy(compiled: Compiled): void {
    const { terminal } = this.#options;
    const isFirst = this.#realm === undefined;
    if (!compiled.ok) {
      this.#refused = true;
      terminal.refused(compiled.diagnostics, isFirst);
      return;
    }
    const { code } = compiled;
    if (this.#realm && this.#code?.script === code.script) {
      // only lines have moved: nobody loses what the server knows
      this.#code.positions = code.positions;
      if (this.#refused) terminal.swapped();
      this.#refused = false;
      return;
    }
    const realm = this.#newRealm(code);
    const thrown = realm.start(code.script);
    if (thrown) {
      realm.drop();
      this.#refused = true;
      terminal.didNotStart(thrown, code, isFirst);
      return;
    }
    this.#switch(realm, code);
    if (!isFirst) terminal.swapped();
  }

  connect({ id, name, load }: ConnectedClient): void {
    this.#realm?.connect(id, name, load);
  }

  /** False when there is no code to take it. */
  message({ id }: ConnectedClient, text: string): boolean {
    this.#realm?.message(id, text);
    return this.#realm !== undefined;
  }

  disconnect({ id }: ConnectedClient): void {
    this.#realm?.disconnect(id);
  }

  /** A promise of the code's was rejected, and nobody caught it. */
  uncaught(error: unknown): void {
    if (this.#realm && this.#code) this.#options.terminal.threw(this.#realm.describe(error), this.#code);
  }

  dispose(): void {
    this.#realm?.drop();
    this.#realm = undefined;
  }

  #newRealm(code: Code): CodeRealm {
    const { runtime, clients, terminal, runServer } = this.#options;
    return new CodeRealm({
      runtime,
      clients,
      events: {
        log: (level, text) => terminal.log(level, text),
        trouble: (trouble) => terminal.trouble(trouble, code, clients.get(trouble.client ?? '')?.name),
        runServer,
      },
    });
  }

  #switch(realm: CodeRealm, code: Code): void {
    const { clients } = this.#options;
    this.#realm?.drop();
    this.#realm = realm;
    this.#code = code;
    this.#refused = false;
    clients.forgetServer();
    realm.goLive();
    for (const client of clients.all()) realm.connect(client.id, client.name, client.load);
  }
}
