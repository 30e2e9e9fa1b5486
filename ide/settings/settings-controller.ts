import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { settings } from './settings.ts';

/** Renders an element anew when somebody chooses how the playground looks. */
export class SettingsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = settings.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
