import type { PageAnswer } from '../../server/protocol/lesson.ts';
import type { PageWord } from '../state/workbench.ts';
import './hidden-frame.css';
import { keepFocusFrom } from './keep-focus.ts';

/** One page of a check: an iframe that is drawn and that nobody sees, and what it owes. */
export class HiddenFrame {
  readonly #element = document.createElement('iframe');
  readonly #gone = new AbortController();
  /** What is to be answered, by its number. */
  readonly #owed = new Map<number, (answer: PageAnswer) => void>();
  #isConnected = false;
  #isReady = false;
  #mistake: string | undefined;

  /** `said`: what its window posted, as it came. */
  constructor(container: HTMLElement, url: string, said: (word: PageWord) => void) {
    const { signal } = this.#gone;
    window.addEventListener(
      'message',
      (event) => {
        if (event.source && event.source === this.#element.contentWindow) said(event);
      },
      { signal },
    );
    this.#element.className = 'check-frame';
    // As in a pane, but for dialogs: one would stand before the pupil for no reason to be seen.
    this.#element.setAttribute('sandbox', 'allow-scripts allow-forms');
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.inert = true;
    this.#element.tabIndex = -1;
    keepFocusFrom(this.#element, signal);
    this.#element.src = url;
    container.append(this.#element);
  }

  /** Resolves when the page is there and connected. What it threw until then is told where it never is. `ms` in milliseconds. */
  async opened(ms: number): Promise<PageAnswer> {
    const answer = await this.answer(OPENED, ms);
    if (answer.ok || answer.why !== 'too-late' || this.#mistake === undefined) return answer;
    return { ok: false, why: 'broken', message: this.#mistake };
  }

  /** Resolves to the answer of this call, or to 'too-late' after `ms` milliseconds. */
  async answer(call: number, ms: number): Promise<PageAnswer> {
    return await new Promise((resolve) => {
      const timer = setTimeout(() => this.acted(call, { ok: false, why: 'too-late' }), ms);
      this.#owed.set(call, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
  }

  acted(call: number, answer: PageAnswer): void {
    this.#owed.get(call)?.(answer);
    this.#owed.delete(call);
  }

  connected(): void {
    this.#isConnected = true;
    this.#look();
  }

  /** Its document is read to its end. */
  ready(): void {
    this.#isReady = true;
    this.#look();
  }

  failed(message: string): void {
    this.#mistake ??= message;
  }

  /** Takes the page away. What it still owes is answered by this. */
  end(answer: PageAnswer): void {
    this.#gone.abort();
    this.#element.remove();
    for (const call of [...this.#owed.keys()]) this.acted(call, answer);
  }

  #look(): void {
    if (this.#isConnected && this.#isReady) this.acted(OPENED, { ok: true });
  }
}

/** Calls count from 1. */
const OPENED = 0;
