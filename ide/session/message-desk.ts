import type { TrafficNote } from '../../runtime/bridge-messages.ts';
import type { ClientInfo, TrafficEvent } from '../../server/protocol/ide.ts';
import { goesInCircles } from '../messages/circle.ts';
import { History } from '../messages/history.ts';
import { causeOf, type Messages } from '../messages/messages.ts';
import { PageNotes } from '../messages/page-notes.ts';
import type { Turn } from '../messages/row.ts';
import type { Store } from '../state/store.ts';
import type { WorkbenchState } from '../state/workbench.ts';

/** So many rows are looked through for what went round. */
const LOOK_BACK = 50;

/** The page answers a message of `op` with one of `answer`. */
export interface Round {
  op: string;
  answer: string;
}

/** What the host tells of the messages and what the pages in the panes tell of them, put together. */
export class MessageDesk {
  readonly #store: Store<WorkbenchState>;
  readonly #circle: (token: string) => void;
  readonly #history = new History();
  readonly #notes = new PageNotes();

  /** `circle`: this pane's page and the server answer each other without an end. */
  constructor(store: Store<WorkbenchState>, circle: (token: string) => void = () => undefined) {
    this.#store = store;
    this.#circle = circle;
  }

  travelled(events: readonly TrafficEvent[], dropped: number): void {
    this.#history.add(events, dropped);
    this.#show();
  }

  meet(clients: readonly ClientInfo[]): void {
    this.#history.meet(clients);
    this.#notes.meet(clients);
  }

  /** A page has come into this pane. */
  pageCame(token: string): void {
    this.#notes.begin(token);
  }

  pageNoted(token: string, notes: readonly TrafficNote[]): void {
    this.#notes.told(token, notes);
    this.#show();
    this.#look();
  }

  /** What the page in this pane sent last because of a message, and the op of that one; undefined where that is not known. */
  roundOf(token: string): Round | undefined {
    const messages = this.#store.state.messages;
    for (const turn of messages.rows.slice(-LOOK_BACK).reverse()) {
      if (turn.type !== 'turn' || !turn.came || this.#notes.paneOf(turn.came.client) !== token) continue;
      const cause = causeOf(turn, messages);
      const op = cause?.turn.sent[cause.sent]?.op;
      if (op !== undefined) return { op, answer: turn.came.op };
    }
    return undefined;
  }

  pageWent(token: string): void {
    this.#notes.forget(token);
  }

  #look(): void {
    const messages = this.#store.state.messages;
    const last = messages.rows.findLast(
      (row): row is Turn => row.type === 'turn' && row.came !== undefined && messages.sentFrom(row.came) !== undefined,
    );
    const token = last?.came && this.#notes.paneOf(last.came.client);
    if (last && token !== undefined && goesInCircles(last, messages)) this.#circle(token);
  }

  #show(): void {
    this.#store.update({ messages: this.#snapshot() });
  }

  #snapshot(): Messages {
    const { rows, forgotten } = this.#history;
    const notes = this.#notes;
    return { rows, forgotten, sentFrom: (message) => notes.sentFrom(message), isUnheard: (message) => notes.isUnheard(message) };
  }
}
