import { createContext, Script, type Context } from 'node:vm';
import { CLIENT_LIMITS } from '../client-limits.ts';
import type { ClientTable } from '../clients/client-table.ts';
import { COMPILED } from '../compiler/position-map.ts';
import type { ConsoleLevel, Description, Realm, RealmHost } from '../realm/realm-host.ts';
import type { Trouble } from '../server/trouble.ts';
import { TimerTable } from './timer-table.ts';

/** What code that runs has to say to whoever started it. */
export interface CodeEvents {
  log(level: ConsoleLevel, text: string, stack: string): void;
  trouble(trouble: Trouble): void;
  runServer(port: number | undefined): void;
}

export interface CodeRealmOptions {
  /** See `buildRealmScript`. */
  runtime: Script;
  clients: ClientTable;
  events: CodeEvents;
}

/** A loop that never ends, while code starts, would hold the server that runs already. */
const START_MS = 5_000;

/**
 * One world in which a pupil's code runs, with a runtime of its own. Until it is live, what it sends and says is held; when
 * it is dropped, nothing that it left behind reaches anybody.
 */
export class CodeRealm {
  readonly #options: CodeRealmOptions;
  readonly #context: Context;
  readonly #timers: TimerTable;
  readonly #realm: Realm;
  #held: (() => void)[] | undefined = [];
  #dropped = false;

  constructor(options: CodeRealmOptions) {
    this.#options = options;
    this.#timers = new TimerTable((id) => this.#realm.timer(id));
    let up: Realm | undefined;
    this.#context = createContext({ __host: this.#host((realm) => (up = realm)) });
    options.runtime.runInContext(this.#context, { displayErrors: false });
    if (!up) throw new Error('the runtime did not start');
    this.#realm = up;
  }

  /** Runs `script`. Gives what it threw. */
  start(script: string): Description | undefined {
    try {
      new Script(script, { filename: COMPILED }).runInContext(this.#context, { timeout: START_MS, displayErrors: false });
      return undefined;
    } catch (error) {
      if (isTimeout(error)) return { name: 'Error', message: '', stack: '', code: 'start-too-slow' };
      return this.#realm.describe(error);
    }
  }

  /** What was held goes out, and from now on nothing is. */
  goLive(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const effect of held) effect();
  }

  connect(id: string, name: string, load: string | undefined): void {
    this.#realm.connect(id, name, load);
  }

  message(id: string, text: string): void {
    this.#realm.message(id, text);
  }

  disconnect(id: string): void {
    this.#realm.disconnect(id);
  }

  describe(error: unknown): Description {
    return this.#realm.describe(error);
  }

  drop(): void {
    this.#dropped = true;
    this.#held = undefined;
    this.#timers.dispose();
  }

  #do(effect: () => void): void {
    if (this.#dropped) return;
    if (this.#held) this.#held.push(effect);
    else effect();
  }

  #host(take: (realm: Realm) => void): RealmHost {
    const { clients, events } = this.#options;
    return {
      take,
      send: (client, text) => this.#do(() => isShortEnough(text) && clients.send(client, text)),
      broadcast: (text) => this.#do(() => isShortEnough(text) && clients.broadcast(text)),
      broadcastGroup: (group, text) => this.#do(() => isShortEnough(text) && clients.broadcast(text, group)),
      groupChanged: (client, group, member) => this.#do(() => changeGroup(clients, client, group, member)),
      nameChanged: (client, name) => this.#do(() => rename(clients, client, name)),
      trouble: (trouble) => this.#do(() => events.trouble(trouble)),
      hold: (client, on) => this.#do(() => clients.get(client)?.connection.hold(on)),
      log: (level, text, stack) => this.#do(() => events.log(level, text.slice(0, CLIENT_LIMITS.consoleLineLength), stack)),
      setTimer: (id, ms, repeat) => this.#dropped || this.#timers.set(id, ms, repeat),
      clearTimer: (id) => this.#timers.clear(id),
      runServer: (port) => this.#do(() => events.runServer(port)),
      handlerMs: CLIENT_LIMITS.handlerMs,
      queueLength: CLIENT_LIMITS.clientQueueLength,
      messagesPerEntry: CLIENT_LIMITS.messagesPerEntry,
      bytesPerEntry: CLIENT_LIMITS.bytesPerEntry,
    };
  }
}

function isShortEnough(text: string): boolean {
  return text.length <= CLIENT_LIMITS.serverMessageBytes;
}

function changeGroup(clients: ClientTable, client: string, group: string, member: boolean): void {
  const groups = clients.get(client)?.groups;
  if (!member) groups?.delete(group);
  else if (group.length <= CLIENT_LIMITS.groupNameLength) groups?.add(group);
}

function rename(clients: ClientTable, id: string, name: string): void {
  const client = clients.get(id);
  if (client) client.name = name.slice(0, CLIENT_LIMITS.shownNameLength);
}

/** What Node throws, as an error of the realm's own kind. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
