import type { Numbered, SentFrom } from './page-notes.ts';
import type { Row, Turn } from './row.ts';

/** What has travelled so far, as far as it is kept. */
export interface Messages {
  readonly rows: readonly Row[];
  /** Rows that were kept once, and are no longer. */
  readonly forgotten: number;
  /** What the page that sent it tells of a message; undefined where no page told. */
  readonly sentFrom: (message: Numbered) => SentFrom | undefined;
  /** Nobody on the page listened for this message to it. */
  readonly isUnheard: (message: Numbered) => boolean;
}

export const NO_MESSAGES: Messages = { rows: [], forgotten: 0, sentFrom: () => undefined, isUnheard: () => false };

/** The turn in which the server sent what made a page send this: so far back at most. */
const LOOK_BACK = 300;

/** What the server sent that made a page send something. */
export interface Cause {
  turn: Turn;
  /** Which of the things that it sent. */
  sent: number;
}

/** What caused this turn, by way of a page; undefined for what a person did, or where that is not known. */
export function causeOf(turn: Turn, { rows, sentFrom }: Messages): Cause | undefined {
  const cause = turn.came && sentFrom(turn.came)?.cause;
  if (!cause) return undefined;
  const end = rows.findLastIndex((row) => row.n <= turn.n);
  for (let at = end; at >= Math.max(0, end - LOOK_BACK); at -= 1) {
    const row = rows[at];
    const sent = row?.type === 'turn' ? row.sent.findIndex(({ got }) => got.some((each) => isSame(each, cause))) : -1;
    if (row?.type === 'turn' && sent >= 0) return { turn: row, sent };
  }
  return undefined;
}

/** Turns that this one caused, by way of pages. */
export function effectsOf(turn: Turn, messages: Messages): Turn[] {
  const { rows, sentFrom } = messages;
  const start = rows.findIndex((row) => row.n > turn.n);
  if (start < 0) return [];
  const got = turn.sent.flatMap((sent) => sent.got);
  return rows.slice(start, start + LOOK_BACK).filter((row): row is Turn => {
    const cause = row.type === 'turn' && row.came ? sentFrom(row.came)?.cause : undefined;
    return cause !== undefined && got.some((each) => isSame(each, cause));
  });
}

function isSame(a: Numbered, b: Numbered): boolean {
  return a.client === b.client && a.number === b.number;
}
