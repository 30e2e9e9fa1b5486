import type { ClientInfo, TrafficEvent } from '../../../server/protocol/ide.ts';

/** One thing that was sent by the server. */
export interface Sent {
  op: string;
  text: string;
  to: 'all' | 'group' | 'one';
  group?: string;
  /** Names of the clients that it went to. */
  names: string[];
}

/** Cause and effect together: what came in, the handler that ran, what it sent. */
export interface Turn {
  type: 'turn';
  key: string;
  at: number;
  /** What came in. Undefined for what the server sent by itself, from a timer say. */
  came: { name: string; op: string; text: string } | undefined;
  /** Where the handler is. */
  file?: string;
  line?: number;
  /** Nobody handled it. */
  lost?: { code: string; nearest?: string };
  sent: Sent[];
}

/** The code changed here. */
export interface Mark {
  type: 'mark';
  key: string;
  at: number;
  ok: boolean;
}

export type Row = Turn | Mark;

/** Sent without a cause within so many milliseconds: one row. */
const MOMENT_MS = 50;

type Names = Map<string, string>;

/** Traffic in the order in which it happened, as rows of the picture. A late effect joins its cause. */
export function rowsOf(events: readonly TrafficEvent[], clients: readonly ClientInfo[]): Row[] {
  const names: Names = new Map(clients.map(({ id, name }) => [id, name]));
  for (const event of events) if ('name' in event) names.set(event.client, event.name);
  const rows: Row[] = [];
  const turns = new Map<number, Turn>();
  for (const event of events) {
    const row = rowOf(event, turns, rows.at(-1), names);
    // While the pupil types, one change follows the other: only the last of them counts.
    if (row?.type === 'mark' && rows.at(-1)?.type === 'mark') rows.pop();
    if (row) rows.push(row);
  }
  return withOwnKeys(rows);
}

/** A new row, or undefined when the event joined one that is there, or is none. */
function rowOf(event: TrafficEvent, turns: Map<number, Turn>, last: Row | undefined, names: Names): Row | undefined {
  switch (event.type) {
    case 'received':
    case 'unhandled': {
      const turn = turnOf(event);
      turns.set(event.turn, turn);
      return turn;
    }
    case 'sent': {
      const cause = turns.get(event.turn) ?? sameMoment(last, event);
      cause?.sent.push(sentOf(event, names));
      return cause ? undefined : { type: 'turn', key: bySelf(event.turn), at: event.at, came: undefined, sent: [sentOf(event, names)] };
    }
    case 'swapped':
      return { type: 'mark', key: `mark ${String(event.at)}`, at: event.at, ok: event.ok };
    case 'connected':
    case 'disconnected':
      return undefined;
  }
}

function turnOf(event: Extract<TrafficEvent, { type: 'received' | 'unhandled' }>): Turn {
  const { at, name, op, text } = event;
  const turn: Turn = { type: 'turn', key: `${event.type} ${String(event.turn)}`, at, came: { name, op, text }, sent: [] };
  if (event.type === 'unhandled')
    return { ...turn, lost: event.nearest === undefined ? { code: event.code } : { code: event.code, nearest: event.nearest } };
  if (event.file !== undefined) turn.file = event.file;
  if (event.line !== undefined) turn.line = event.line;
  return turn;
}

function sentOf({ op, text, to, group, clients }: Extract<TrafficEvent, { type: 'sent' }>, names: Names): Sent {
  const sent: Sent = { op, text, to, names: clients.flatMap((id) => names.get(id) ?? []) };
  return group === undefined ? sent : { ...sent, group };
}

/** What a timer sends at once belongs together. */
function sameMoment(last: Row | undefined, { turn, at }: { turn: number; at: number }): Turn | undefined {
  return last?.type === 'turn' && last.key === bySelf(turn) && at - last.at < MOMENT_MS ? last : undefined;
}

function bySelf(turn: number): string {
  return `self ${String(turn)}`;
}

/** Two rows may have one key (a timer that sends twice): the later gets a number. */
function withOwnKeys(rows: Row[]): Row[] {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const count = seen.get(row.key) ?? 0;
    seen.set(row.key, count + 1);
    if (count > 0) row.key = `${row.key} ${String(count)}`;
  }
  return rows;
}
