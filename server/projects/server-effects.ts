import { readEffects, type EffectSink } from './effect-reader.ts';
import type { ClientTable } from '../../runtime/clients/client-table.ts';
import type { ConsoleLog } from './console-log.ts';
import { diagnoseTrouble } from './diagnose.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Code } from './code.ts';
import type { Recipients, TrafficLog } from './traffic-log.ts';

export interface ServerEffectsOptions {
  clients: ClientTable;
  console: ConsoleLog;
  traffic: TrafficLog;
  /** A name or a group changed. */
  clientsChanged: () => void;
  log: Log;
}

/** No handler got these, so they are drawn as arrows that end before the server. */
const UNHANDLED: ReadonlySet<string> = new Set(['unknown-op', 'missing-parameter', 'unexpected-parameter', 'reserved-op']);

/** A handler, or what a timer calls, did not come to its end. */
const FAILED: ReadonlySet<string> = new Set(['handler-failed', 'threw']);

/** Does what a server wants done, within its own project and nowhere else: ids that are not its clients' are nobody's. */
export class ServerEffects {
  readonly #options: ServerEffectsOptions;

  constructor(options: ServerEffectsOptions) {
    this.#options = options;
  }

  /** Does what `text` wants, from `from` on, until `isOver`. Gives where it stopped. */
  read(text: string, code: Code, from: number, isOver: () => boolean): number {
    try {
      return readEffects(text, this.#sink(code), from, isOver);
    } catch (error) {
      // one project's effects must not end the host
      this.#options.log.error({ err: error }, 'what a server did could not be carried out');
      return text.length;
    }
  }

  #sink(code: Code): EffectSink {
    const { clients, console, traffic, clientsChanged } = this.#options;
    const sent = (text: string, recipients: Recipients, ids: string[]): void =>
      traffic.sent(text, recipients, ids, () => ids.map((id) => clients.get(id)?.went ?? 0));
    return {
      send: (client, text) => sent(text, { to: 'one' }, clients.send(client, text)),
      broadcast: (text) => sent(text, { to: 'all' }, clients.broadcast(text)),
      broadcastGroup: (group, text) => sent(text, { to: 'group', group }, clients.broadcast(text, group)),
      sends: (line, column) => traffic.sends(code.positions.original(line, column) ?? {}),
      joinGroup: (client, group) => {
        const groups = clients.get(client)?.groups;
        if (groups && groups.size < LIMITS.groupsPerClient) groups.add(group);
        clientsChanged();
      },
      leaveGroup: (client, group) => {
        clients.get(client)?.groups.delete(group);
        clientsChanged();
      },
      rename: (id, name) => {
        const client = clients.get(id);
        if (client) client.name = name;
        clientsChanged();
      },
      // finding the place is what a line costs most
      log: (level, text, stack) => console.add({ level, text, ...(console.isFull ? {} : placeOf(stack, code)) }),
      registered: () => undefined,
      trouble: (id, trouble, params, stack) => {
        const client = clients.get(id);
        const diagnostic = diagnoseTrouble(trouble, params, stack, code, client?.name);
        if (diagnostic) console.addDiagnostic(diagnostic);
        if (client && UNHANDLED.has(trouble)) traffic.unhandled(client, trouble, params);
        if (diagnostic && FAILED.has(trouble)) traffic.failed(diagnostic, params['op']);
      },
      hold: (id, on) => clients.get(id)?.connection.hold(on),
      turn: (id, op, text) => traffic.turn(clients.get(id), op, text, code),
    };
  }
}

function placeOf(stack: string, { positions }: Code): { file?: string; line?: number } {
  const { file, line } = positions.mapStack(stack);
  return file === undefined || line === undefined ? {} : { file, line };
}
