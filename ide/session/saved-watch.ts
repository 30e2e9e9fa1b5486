import type { SavingTrouble } from '../../server/protocol/ide.ts';
import type { Store } from '../state/store.ts';
import type { WorkbenchState } from '../state/workbench.ts';
import { Deadline } from './deadline.ts';
import type { DocumentLink } from './document-link.ts';

/** Shows whether all that was typed is on the host's disk, and does not wait for ever for a host that does not answer. */
export class SavedWatch {
  readonly #store: Store<WorkbenchState>;
  readonly #link: DocumentLink;
  /** Runs while something is not saved: a socket over a network that died stays open for minutes. */
  readonly #patience: Deadline;

  /** `gone`: an update was not answered for `patienceMs` milliseconds. */
  constructor(options: { store: Store<WorkbenchState>; link: DocumentLink; patienceMs: number; gone: () => void }) {
    this.#store = options.store;
    this.#link = options.link;
    this.#patience = new Deadline(options.patienceMs, options.gone);
  }

  /** The host has all updates up to `n` on its disk. */
  acknowledged(n: number): void {
    this.#patience.stop(); // it answers: for what is still to be saved the time begins anew
    this.#link.acknowledged(n);
    if (this.#store.state.full && this.#link.saved) this.#store.update({ full: false });
  }

  /** The host lives, and tries again by itself: it says so with each try, or the time runs out. */
  troubled(trouble: SavingTrouble | undefined): void {
    this.#store.update({ trouble });
    this.#patience.stop();
    this.show();
  }

  show(): void {
    const { saved } = this.#link;
    if (saved !== this.#store.state.saved) this.#store.update({ saved });
    if (saved || this.#store.state.connection !== 'online') this.#patience.stop();
    else this.#patience.start();
  }

  /** The socket is gone. */
  stop(): void {
    this.#patience.stop();
  }
}
