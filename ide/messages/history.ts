import { assertNever } from '../../runtime/assert-never.ts';
import type { ClientInfo, TrafficEvent } from '../../server/protocol/ide.ts';
import type { Came, Got, Line, Row, Sent, Turn } from './row.ts';

type Event<Type extends TrafficEvent['type']> = Extract<TrafficEvent, { type: Type }>;

/** Rows that are kept, and the texts in them, in UTF-16 units. */
const MOST_ROWS = 2_000;
const MOST_TEXT = 2_000_000;
/** Things sent by one handler that are kept. */
const MOST_SENT = 20;
/** Clients whose names are known. */
const MOST_NAMES = 2_000;
/** Sent without a cause within so many milliseconds: one row. */
const MOMENT_MS = 50;

/** All that travelled, as rows of the picture, the newest last. What is sent late joins its cause. */
export class History {
  #rows: Row[] = [];
  #next = 0;
  #text = 0;
  #forgotten = 0;
  /** Rows of the turns that may still get something, by the host's number. */
  readonly #turns = new Map<number, number>();
  readonly #names = new Map<string, string>();

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Rows that were kept once, and are no longer. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Who is connected now. */
  meet(clients: readonly ClientInfo[]): void {
    for (const { id, name } of clients) this.#meet(id, name);
  }

  /** `dropped`: so many more happened than the host tells. */
  add(events: readonly TrafficEvent[], dropped: number): void {
    this.#rows = [...this.#rows];
    for (const event of events) this.#take(event);
    if (dropped > 0) this.#leaveOut(dropped, events.at(-1)?.at ?? 0);
    this.#forget();
  }

  #take(event: TrafficEvent): void {
    switch (event.type) {
      case 'received':
      case 'unhandled':
        this.#meet(event.client, event.name);
        return this.#came(event);
      case 'sent':
        return this.#sent(event);
      case 'failed':
        return this.#failed(event);
      case 'connected':
      case 'disconnected':
        this.#meet(event.client, event.name);
        return this.#push({ type: 'presence', n: 0, at: event.at, name: event.name, isHere: event.type === 'connected' });
      case 'swapped':
        // While the pupil types, one change follows the other: only the last of them counts.
        if (this.#rows.at(-1)?.type === 'swap') this.#rows.pop();
        return this.#push({ type: 'swap', n: 0, at: event.at, ok: event.ok });
      default:
        assertNever(event);
    }
  }

  #came(event: Event<'received' | 'unhandled'>): void {
    const { at, client, name, op, text, number } = event;
    const came: Came = { client, name, op, text, number };
    const turn: Turn = { type: 'turn', n: 0, at, came, sent: [], more: 0 };
    if (event.type === 'unhandled') {
      turn.lost = event.nearest === undefined ? { code: event.code } : { code: event.code, nearest: event.nearest };
    } else if (event.file !== undefined && event.line !== undefined) turn.place = { file: event.file, line: event.line };
    this.#text += text.length;
    this.#push(turn);
    this.#turns.set(event.turn, this.#next - 1);
  }

  #sent(event: Event<'sent'>): void {
    const sent = this.#sentOf(event);
    this.#text += event.text.length;
    const cause = this.#at(this.#turns.get(event.turn)) ?? this.#sameMoment(event);
    if (!cause) this.#push({ type: 'turn', n: 0, at: event.at, came: undefined, sent: [sent], more: 0 });
    else if (cause.sent.length < MOST_SENT) this.#replace({ ...cause, sent: [...cause.sent, sent] });
    else this.#replace({ ...cause, more: cause.more + 1 });
  }

  #failed({ at, turn, diagnostic }: Event<'failed'>): void {
    const cause = this.#at(this.#turns.get(turn));
    if (cause) this.#replace({ ...cause, failed: diagnostic });
    else this.#push({ type: 'turn', n: 0, at, came: undefined, sent: [], more: 0, failed: diagnostic });
  }

  #sentOf({ op, text, to, group, clients, numbers, file, line }: Event<'sent'>): Sent {
    const got: Got[] = clients.map((client, at) => ({ client, name: this.#names.get(client) ?? '', number: numbers[at] ?? 0 }));
    const place: { place?: Line } = file === undefined || line === undefined ? {} : { place: { file, line } };
    return { op, text, to, got, ...(group === undefined ? {} : { group }), ...place };
  }

  /** What a timer sends at once belongs together. */
  #sameMoment({ turn, at }: Event<'sent'>): Turn | undefined {
    const last = this.#rows.at(-1);
    return turn === 0 && last?.type === 'turn' && !last.came && at - last.at < MOMENT_MS ? last : undefined;
  }

  #leaveOut(count: number, at: number): void {
    const last = this.#rows.at(-1);
    if (last?.type === 'gap') this.#replace({ ...last, count: last.count + count });
    else this.#push({ type: 'gap', n: 0, at, count });
  }

  #push(row: Row): void {
    row.n = this.#next;
    this.#next += 1;
    this.#rows.push(row);
  }

  #at(n: number | undefined): Turn | undefined {
    const row = n === undefined ? undefined : this.#rows[this.#indexOf(n)];
    return row?.type === 'turn' && row.n === n ? row : undefined;
  }

  #replace(row: Row): void {
    this.#rows[this.#indexOf(row.n)] = row;
  }

  /** Numbers grow by one, but for the few rows that made room for a later one. */
  #indexOf(n: number): number {
    for (let at = Math.min(this.#rows.length - 1, n - (this.#rows[0]?.n ?? 0)); at >= 0; at -= 1) {
      if ((this.#rows[at]?.n ?? 0) <= n) return at;
    }
    return -1;
  }

  #meet(id: string, name: string): void {
    this.#names.delete(id);
    this.#names.set(id, name);
    const [oldest] = this.#names.keys();
    if (this.#names.size > MOST_NAMES && oldest !== undefined) this.#names.delete(oldest);
  }

  #forget(): void {
    let count = 0;
    while (this.#rows.length - count > MOST_ROWS || (this.#text > MOST_TEXT && count < this.#rows.length - 1)) {
      const row = this.#rows[count];
      if (row?.type === 'turn') this.#text -= lengthOf(row);
      count += 1;
    }
    if (count === 0) return;
    this.#forgotten += count;
    this.#rows.splice(0, count);
    const oldest = this.#rows[0]?.n ?? this.#next;
    for (const [turn, n] of this.#turns) {
      if (n >= oldest) break;
      this.#turns.delete(turn);
    }
  }
}

function lengthOf({ came, sent }: Turn): number {
  return (came?.text.length ?? 0) + sent.reduce((sum, { text }) => sum + text.length, 0);
}
