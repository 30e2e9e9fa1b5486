import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A dialog that an element opens: its code is fetched when it is wanted for the first time. */
export class LazyDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<unknown>;
  #open = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  readonly show = async (): Promise<void> => {
    await this.#load();
    this.#turn(true);
  };

  /** For the dialog's `close` event. */
  readonly closed = (): void => this.#turn(false);

  #turn(open: boolean): void {
    this.#open = open;
    this.#host.requestUpdate();
  }
}
