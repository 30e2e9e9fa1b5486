import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PictureDesk, PictureState } from './picture-desk.ts';

/** Renders an element anew when what is shown of the messages changes. */
export class PictureController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #desk: () => PictureDesk | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, desk: () => PictureDesk | undefined) {
    this.#host = host;
    this.#desk = desk;
    host.addController(this);
  }

  get state(): PictureState | undefined {
    return this.#desk()?.store.state;
  }

  hostUpdate(): void {
    this.#stop ??= this.#desk()?.store.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
