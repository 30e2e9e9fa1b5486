import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The parts of the screen, in the order in which F6 goes through them. */
const PARTS = ['.topbar', '.editor.is-server', '.editor.is-page', '.messages', '.panes'];
/** Where the focus goes in a part: to the code, or to the tab that is open, else to the first thing that can have it. */
const WANTED = ['wz-editor:not([hidden])', '.tab[aria-selected="true"]', 'a[href], button:not(:disabled), input, [tabindex="0"]'];

/**
 * F6 goes on to the next part of the screen, with Shift back: a dozen presses of Tab are one. Inside a client's page the keys are
 * that page's; Tab leads out of it.
 */
export class PanelKeys implements ReactiveController {
  readonly #host: HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#key);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#key);
  }

  /** To the code of the server. */
  readonly skip = (): void => this.#goTo('.editor.is-server');

  readonly #key = (event: KeyboardEvent): void => {
    // An open dialog is all that there is.
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const parts = PARTS.filter((part) => this.#host.querySelector(part));
    const here = parts.findIndex((part) => document.activeElement?.closest(part));
    const next = event.shiftKey ? parts.at(here < 0 ? -1 : here - 1) : parts[(here + 1) % parts.length];
    if (next === undefined) return;
    event.preventDefault();
    this.#goTo(next);
  };

  #goTo(part: string): void {
    const element = this.#host.querySelector(part);
    const wanted = WANTED.map((selector) => element?.querySelector<HTMLElement>(selector)).find(Boolean);
    wanted?.focus();
  }
}
