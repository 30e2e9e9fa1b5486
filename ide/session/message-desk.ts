import type { TrafficNote } from '../../runtime/bridge-messages.ts';
import type { ClientInfo, TrafficEvent } from '../../server/protocol/ide.ts';
import { History } from '../messages/history.ts';
import type { Messages } from '../messages/messages.ts';
import { PageNotes } from '../messages/page-notes.ts';
import type { Store } from '../state/store.ts';
import type { WorkbenchState } from '../state/workbench.ts';

/** What the host tells of the messages and what the pages in the panes tell of them, put together. */
export class MessageDesk {
  readonly #store: Store<WorkbenchState>;
  readonly #history = new History();
  readonly #notes = new PageNotes();

  constructor(store: Store<WorkbenchState>) {
    this.#store = store;
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
  }

  pageWent(token: string): void {
    this.#notes.forget(token);
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
