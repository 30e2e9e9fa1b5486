import type { IdeToHost } from '../../server/protocol/ide.ts';
import type { Store } from '../state/store.ts';
import type { WorkbenchState } from '../state/workbench.ts';

/** What is said to the host in text: at once, only if it is there, or when it is there again. */
export class HostLine {
  readonly #store: Store<WorkbenchState>;
  readonly #post: (text: string) => void;
  /** What has to reach the host and could not yet. */
  #later: IdeToHost[] = [];

  constructor(store: Store<WorkbenchState>, post: (text: string) => void) {
    this.#store = store;
    this.#post = post;
  }

  /** Over the socket that is open, welcomed or not. */
  send(message: IdeToHost): void {
    this.#post(JSON.stringify(message));
  }

  /** If the host is there. */
  readonly tell = (message: IdeToHost): void => {
    if (this.#store.state.connection === 'online') this.send(message);
  };

  /** Now, or with the next welcome. */
  readonly tellLater = (message: IdeToHost): void => {
    const { connection } = this.#store.state;
    if (connection === 'online') this.send(message);
    else if (connection !== 'refused') this.#later.push(message);
  };

  /** The host is there: what had to wait goes out. */
  welcomed(): void {
    for (const late of this.#later) this.send(late);
    this.#later = [];
  }
}
