import type { SavingTrouble } from '../../server/protocol/ide.ts';
import type { Store } from '../state/store.ts';
import type { WorkbenchState } from '../state/workbench.ts';
import { Deadline } from './deadline.ts';
import type { DocumentLink } from './document-link.ts';
import { LocalCopy, type LocalCopyOptions } from './local-copy.ts';

export interface SavedWatchOptions {
  store: Store<WorkbenchState>;
  link: DocumentLink;
  /** An update that was not answered for so long: the host is gone. Milliseconds. */
  patienceMs: number;
  gone: () => void;
  /** Where this computer keeps what is not saved; without it nowhere. */
  local: Pick<LocalCopyOptions, 'doc' | 'store' | 'session'> | undefined;
}

/** Shows whether all that was typed is on the host's disk, or at least on this computer, and does not wait for ever for a host that does not answer. */
export class SavedWatch {
  readonly #store: Store<WorkbenchState>;
  readonly #link: DocumentLink;
  readonly #copy: LocalCopy | undefined;
  /** Runs while something is not saved: a socket over a network that died stays open for minutes. */
  readonly #patience: Deadline;

  constructor({ store, link, patienceMs, gone, local }: SavedWatchOptions) {
    this.#store = store;
    this.#link = link;
    this.#copy = local && new LocalCopy({ ...local, restore: (update) => link.restore(update), changed: () => this.show() });
    this.#patience = new Deadline(patienceMs, () => {
      store.update({ late: true });
      gone();
    });
  }

  /** The host has all updates up to `n` on its disk. */
  acknowledged(n: number): void {
    this.#patience.stop(); // it answers: for what is still to be saved the time begins anew
    this.#store.update({ late: false });
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
    this.#copy?.look(saved);
    const keptHere = saved ? 'yes' : (this.#copy?.keptHere ?? 'no');
    const { state } = this.#store;
    if (saved !== state.saved || keptHere !== state.keptHere) this.#store.update({ saved, keptHere });
    if (saved || state.connection !== 'online') this.#patience.stop();
    else this.#patience.start();
  }

  /** The page may be gone in a moment: what is not saved is kept on this computer now. */
  keep(): void {
    this.#copy?.now();
  }

  /** The socket is gone. */
  stop(): void {
    this.#patience.stop();
  }

  dispose(): void {
    this.#patience.stop();
    this.#copy?.dispose();
  }
}
