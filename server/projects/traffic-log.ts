import type { ConnectedClient } from '../../runtime/clients/client-table.ts';
import type { Place } from '../../runtime/compiler/position-map.ts';
import type { Diagnostic } from '../protocol/diagnostic.ts';
import type { TrafficEvent } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Code } from './code.ts';
import { MessageCount } from './message-count.ts';
import { ToldInBatches } from './told-in-batches.ts';

export type Recipients = { to: 'all' } | { to: 'group'; group: string } | { to: 'one' };
type Line = Partial<Pick<Place, 'file' | 'line'>>;

/** What travels, as the editors draw it. Costs nothing while nobody watches. */
export class TrafficLog {
  readonly #batches: ToldInBatches<TrafficEvent>;
  readonly #count = new MessageCount();
  watched = false;
  /** The message whose handler runs, and its op; 0 when none does. */
  #turn = 0;
  #op = '';
  #lastTurn = 0;
  /** Where the code is that sends next. */
  #place: Line = {};

  constructor(tell: (events: TrafficEvent[], dropped: number) => void) {
    this.#batches = new ToldInBatches(LIMITS.trafficEventsEachTime, LIMITS.tellMs, tell);
  }

  /** A message came, and waits to be handled. */
  came(client: ConnectedClient, text: string): void {
    if (this.watched) this.#count.came(client, text);
  }

  /** A handler begins; `client` is undefined for a timer. `text` is '' for `connect` and `disconnect`. */
  turn(client: ConnectedClient | undefined, op: string, text: string, { handlers }: Code): void {
    this.#turn = client ? ++this.#lastTurn : 0;
    this.#op = op;
    this.#place = {};
    if (!client) return;
    const place = handlers.findLast((handler) => handler.op === op);
    this.#add({ type: 'received', ...this.#of(client, text), op, ...(place ? { file: place.file, line: place.line } : {}) });
  }

  unhandled(client: ConnectedClient, code: string, params: Record<string, string>): void {
    const { op = '', text = '', nearest } = params;
    this.#turn = ++this.#lastTurn;
    this.#op = op;
    this.#place = {};
    this.#add({ type: 'unhandled', ...this.#of(client, text), op, code, ...(nearest === undefined ? {} : { nearest }) });
  }

  /** A handler did not come to its end: the one that runs, or, where it has another `op`, one that went on meanwhile. */
  failed(diagnostic: Diagnostic, op = this.#op): void {
    const turn = op === this.#op ? this.#turn : 0;
    this.#add({ type: 'failed', at: Date.now(), turn, diagnostic });
  }

  /** The next message is sent from here. */
  sends(place: Line): void {
    this.#place = place;
  }

  /** `clients`: ids of those that got it; `numbers`: the how manyth to each it was. */
  sent(text: string, recipients: Recipients, clients: string[], numbers: () => number[]): void {
    if (!this.watched) return;
    const place = placeOf(this.#place);
    this.#place = {};
    const at = Date.now();
    this.#add({
      type: 'sent',
      at,
      turn: this.#turn,
      op: opOf(text),
      text: short(text),
      ...recipients,
      clients,
      numbers: numbers(),
      ...place,
    });
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

  /** Tells all that is to be told now. */
  flush(): void {
    this.#batches.flush();
  }

  dispose(): void {
    this.#batches.dispose();
  }

  #add(event: TrafficEvent): void {
    if (this.watched) this.#batches.add(event);
  }

  #of(client: ConnectedClient, text: string): { at: number; turn: number; client: string; name: string; text: string; number?: number } {
    const number = this.watched && text !== '' ? this.#count.handled(client, text) : undefined;
    const { id, name } = client;
    return { at: Date.now(), turn: this.#turn, client: id, name, text: short(text), ...(number === undefined ? {} : { number }) };
  }
}

function placeOf({ file, line }: { file?: string | undefined; line?: number | undefined }): Line {
  return file === undefined || line === undefined ? {} : { file, line };
}

/** The runtime writes the op first; a text that does not begin so is forged, and shown as it is. */
function opOf(text: string): string {
  const found = /^\{"op":"((?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*)"/.exec(text.slice(0, LIMITS.trafficTextLength));
  return found ? String(JSON.parse(`"${found[1] ?? ''}"`)) : '';
}

function short(text: string): string {
  return text.length > LIMITS.trafficTextLength ? `${text.slice(0, LIMITS.trafficTextLength)}…` : text;
}
