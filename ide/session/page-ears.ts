import type { IdeToPage, PageToIde } from '../../runtime/bridge-messages.ts';
import type { LostPage, PageWord } from '../state/workbench.ts';
import { isHello, parsePageMessage } from './page-message.ts';
import { PageRate, type Verdict } from './page-rate.ts';

export interface PageEvents {
  /** The first word of a document, and the line for its signs of life. */
  hello(token: string, line: MessagePort): void;
  told(token: string, message: PageToIde): void;
  /** More than can be listened to: the page has to go. */
  tooMuch(token: string, why: Extract<LostPage, 'flood' | 'reloads'>): void;
}

/** Hears what pages say, each at a rate of its own. A message is counted before it is looked at, and then parsed. */
export class PageEars {
  readonly #events: PageEvents;
  readonly #rates = new Map<string, PageRate>();
  /** By which pages tell what they have to tell. */
  readonly #words = new Map<string, MessagePort>();

  constructor(events: PageEvents) {
    this.#events = events;
  }

  /** What the window of a page posted: hello, or something of the pupil's own. */
  said(token: string, word: PageWord): void {
    if (!this.#follow(token, this.#rate(token).judge(performance.now()))) return;
    const [line, words] = word.ports;
    if (!line || !words || !isHello(word.data)) return;
    if (!this.#rate(token).loads(performance.now())) {
      this.#events.tooMuch(token, 'reloads');
      return;
    }
    this.#words.get(token)?.close();
    this.#words.set(token, words);
    words.onmessage = (event: MessageEvent<unknown>) => this.#told(token, words, event);
    this.#events.hello(token, line);
  }

  /** Counts a sign of life; false when it is not to be looked at. */
  mayGiveSign(token: string): boolean {
    return this.#follow(token, this.#rate(token).judgeSign(performance.now()));
  }

  /** Asks a page for something; false where none is there yet. */
  ask(token: string, message: IdeToPage): boolean {
    const words = this.#words.get(token);
    words?.postMessage(message);
    return words !== undefined;
  }

  /** The page is about to go. What it has said counts no longer. */
  end(token: string): void {
    this.#words.get(token)?.close();
    this.#words.delete(token);
    this.#rates.delete(token);
  }

  #told(token: string, words: MessagePort, event: MessageEvent<unknown>): void {
    const began = performance.now();
    if (this.#words.get(token) !== words || !this.#follow(token, this.#rate(token).judge(began))) return;
    const message = parsePageMessage(event.data);
    const now = performance.now();
    if (!this.#rate(token).took(now - began, now)) this.#events.tooMuch(token, 'flood');
    else if (message) this.#events.told(token, message);
  }

  #rate(token: string): PageRate {
    const known = this.#rates.get(token);
    if (known) return known;
    const rate = new PageRate(performance.now());
    this.#rates.set(token, rate);
    return rate;
  }

  #follow(token: string, verdict: Verdict): boolean {
    if (verdict === 'flood') this.#events.tooMuch(token, 'flood');
    return verdict === 'take';
  }
}
