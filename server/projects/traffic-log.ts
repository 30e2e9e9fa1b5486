import type { TrafficEvent } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ConnectedClient } from '../../runtime/clients/client-table.ts';
import type { Code } from './live-server.ts';
import { ToldInBatches } from './told-in-batches.ts';

type Recipients = { to: 'all' } | { to: 'group'; group: string } | { to: 'one' };

/** What travels, as the editors draw it. Costs nothing while nobody watches. */
export class TrafficLog {
  readonly #batches: ToldInBatches<TrafficEvent>;
  watched = false;
  /** The message whose handler runs; 0 when none does. */
  #turn = 0;
  #lastTurn = 0;

  constructor(tell: (events: TrafficEvent[], dropped: number) => void) {
    this.#batches = new ToldInBatches(LIMITS.trafficEventsEachTime, LIMITS.tellMs, tell);
  }

  /** A handler begins; `client` is undefined for a timer. */
  turn(client: ConnectedClient | undefined, op: string, text: string, { handlers }: Code): void {
    this.#turn = client ? ++this.#lastTurn : 0;
    if (!client || text === '') return;
    const place = handlers.findLast((handler) => handler.op === op);
    this.#add({ type: 'received', ...this.#of(client), op, text: short(text), ...(place ? { file: place.file, line: place.line } : {}) });
  }

  unhandled(client: ConnectedClient, code: string, params: Record<string, string>): void {
    const { op = '', text = '', nearest } = params;
    this.#turn = ++this.#lastTurn;
    this.#add({ type: 'unhandled', ...this.#of(client), op, text: short(text), code, ...(nearest === undefined ? {} : { nearest }) });
  }

  sent(text: string, recipients: Recipients, clients: string[]): void {
    if (!this.watched) return;
    this.#add({ type: 'sent', at: Date.now(), turn: this.#turn, op: opOf(text), text: short(text), ...recipients, clients });
  }

  connected({ id, name }: ConnectedClient): void {
    this.#add({ type: 'connected', at: Date.now(), client: id, name });
  }

  disconnected({ id, name }: ConnectedClient): void {
    this.#add({ type: 'disconnected', at: Date.now(), client: id, name });
  }

  swapped(ok: boolean): void {
    this.#turn = 0;
    this.#add({ type: 'swapped', at: Date.now(), ok });
  }

  dispose(): void {
    this.#batches.dispose();
  }

  #add(event: TrafficEvent): void {
    if (this.watched) this.#batches.add(event);
  }

  #of({ id, name }: ConnectedClient): { at: number; turn: number; client: string; name: string } {
    return { at: Date.now(), turn: this.#turn, client: id, name };
  }
}

/** The runtime writes the op first; a text that does not begin so is forged, and shown as it is. */
function opOf(text: string): string {
  const found = /^\{"op":"((?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*)"/.exec(text.slice(0, LIMITS.trafficTextLength));
  return found ? String(JSON.parse(`"${found[1] ?? ''}"`)) : '';
}

function short(text: string): string {
  return text.length > LIMITS.trafficTextLength ? `${text.slice(0, LIMITS.trafficTextLength)}…` : text;
}
