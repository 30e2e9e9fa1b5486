import type { CheckPicture, CheckRow } from '../../protocol/lesson.ts';
import type { TrafficEvent } from '../../protocol/ide.ts';
import type { Failure } from './evidence.ts';

const MOST_ROWS = 12;
const MOST_TEXT = 200;

export interface PictureParts {
  /** In the order in which they joined. */
  clients: string[];
  /** Of the round. */
  events: readonly TrafficEvent[];
  /** The name in the check of a client, by the host's id. */
  nameOf: (client: string) => string | undefined;
  /** A page that the check has not cut goes by its own doing, as with a form that no script holds: that is no row of the check. */
  goesByItself?: (name: string) => boolean;
  failures: readonly Failure[];
}

/** What travelled, with what should have and did not. */
export function pictureOf({ clients, events, nameOf, goesByItself = () => false, failures }: PictureParts): CheckPicture {
  const failed = new Set(events.flatMap((event) => (event.type === 'failed' ? [event.turn] : [])));
  const rows = events.flatMap((event) => rowOf(event, failed, nameOf)).filter((row) => !(row.type === 'left' && goesByItself(row.who)));
  for (const { problem, who, op, expected } of failures) {
    if (problem.code === 'missing' && op !== undefined) addMissing(rows, op, who, expected ?? {});
    if (problem.code === 'extra') addExtra(rows, op, who);
  }
  return { clients, rows: rows.slice(-MOST_ROWS) };
}

function rowOf(event: TrafficEvent, failed: ReadonlySet<number>, nameOf: PictureParts['nameOf']): CheckRow[] {
  switch (event.type) {
    case 'received':
    case 'unhandled': {
      const from = nameOf(event.client);
      // somebody who comes or leaves has a row of its own
      if (from === undefined || event.text === '') return [];
      const bad = event.type === 'unhandled' || failed.has(event.turn);
      return [{ type: 'in', from, op: event.op, text: short(event.text), bad }];
    }
    case 'sent': {
      const to = event.clients.flatMap((client) => nameOf(client) ?? []);
      return [{ type: 'out', op: event.op, text: short(event.text), to, missing: [], extra: [] }];
    }
    case 'connected':
    case 'disconnected': {
      const who = nameOf(event.client);
      return who === undefined ? [] : [{ type: event.type === 'connected' ? 'came' : 'left', who }];
    }
    default:
      return [];
  }
}

/** Where it was sent to others: there. Else as a row of its own, which nobody gets. */
function addMissing(rows: CheckRow[], op: string, who: readonly string[], expected: Record<string, unknown>): void {
  const row = rows.findLast((each) => each.type === 'out' && each.op === op);
  const missing = row?.type === 'out' ? who.filter((name) => !row.to.includes(name)) : [...who];
  if (row?.type === 'out' && missing.length > 0) row.missing = [...new Set([...row.missing, ...missing])];
  else if (row === undefined) rows.push({ type: 'out', op, text: short(textOf({ op, ...expected })), to: [], missing, extra: [] });
}

function addExtra(rows: CheckRow[], op: string | undefined, who: readonly string[]): void {
  for (const row of rows) {
    if (row.type !== 'out' || (op !== undefined && row.op !== op)) continue;
    row.extra = [...new Set([...row.extra, ...row.to.filter((name) => who.includes(name))])];
  }
}

function short(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** What may be anything is not known. */
function textOf(message: Record<string, unknown>): string {
  return JSON.stringify(message).replace(/"\$(?:any|me)"/g, '"…"');
}
