import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The parts of the screen. F6 goes through them as they come. */
const PARTS = '.topbar, .lesson, .editor.is-server, .editor.is-page, .messages, .panes';
/** Where the focus goes in a part: to what leads on, to the code, or to the tab that is open, else to the first thing that can have it. */
const WANTED = [
  '.go-next',
  'wz-editor:not([hidden])',
  '.tab[aria-selected="true"]',
  'a[href], button:not(:disabled), input, [tabindex="0"]',
];

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
  readonly skip = (): void => enter(this.#host.querySelector('.editor.is-server'));

  readonly #key = (event: KeyboardEvent): void => {
    // An open dialog is all that there is.
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const parts = [...this.#host.querySelectorAll(PARTS)];
    const here = document.activeElement ?? document.body;
    const next = event.shiftKey
      ? (parts.findLast((part) => isBefore(part, here)) ?? parts.at(-1))
      : (parts.find((part) => isAfter(part, here)) ?? parts[0]);
    if (!next) return;
    event.preventDefault();
    enter(next);
  };
}

function isAfter(part: Element, here: Element): boolean {
  return (part.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
}

/** And does not hold it. */
function isBefore(part: Element, here: Element): boolean {
  return !part.contains(here) && (part.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
}

function enter(part: Element | null): void {
  const wanted = WANTED.map((selector) => part?.querySelector<HTMLElement>(selector)).find(Boolean);
  wanted?.focus();
}
