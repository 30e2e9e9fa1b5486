import type { AreYouThere, SignOfLife } from '../../runtime/bridge-messages.ts';

/** Questions in a row, one a beat, that a page leaves without an answer before it is given up. */
const SILENT_BEATS = 3;
/** Beats until a page has to say its first word. Over a slow network that takes its time, and the page can not help it. */
const FIRST_WORD_BEATS = 30;
/** What was loaded may be told of before the first word of it arrives. */
const STRANGE_BEATS = 2;

/** What is wrong with a page. `away`: something else is there, which is no page of ours. */
export type Finding = 'silent' | 'unstarted' | 'away';

/** What is known of one page: whether it said hello, what it was asked and has answered. Ends with its iframe, or with the next hello. */
export class PageLife {
  #line: MessagePort | undefined;
  /** Beats in a row without an answer, or without a first word. */
  #silent = 0;
  #asked: AreYouThere = 0;
  #answered: AreYouThere = 0;
  /** The page says so itself: whoever counts on it has other ways to know better. */
  hasDialog = false;
  /** A document said hello, and is not known to be loaded yet. */
  #isGreeted = false;
  /** Nothing has shown that the document is one of ours. What was asked until then was asked of the one before. */
  #strangeSince: AreYouThere | undefined;

  get hasLine(): boolean {
    return this.#line !== undefined;
  }

  get isStrange(): boolean {
    return this.#strangeSince !== undefined;
  }

  /** Whether an answer is owed, or the first word. */
  get isOwing(): boolean {
    return !this.#line || this.#answered < this.#asked;
  }

  /** Whether an answer has been owed for a beat or longer. */
  get isSilent(): boolean {
    return this.#line !== undefined && this.#silent > 0;
  }

  /** The first word of a document, and the line that came with it. */
  hello(line: MessagePort): void {
    this.end();
    this.#line = line;
    this.#silent = 0;
    this.#answered = this.#asked;
    this.hasDialog = false;
    this.#isGreeted = true;
    this.#strangeSince = undefined;
  }

  /** The iframe has loaded a document. One of ours said hello before; a page that wrote itself anew did not, and can answer. */
  loaded(): void {
    if (!this.#isGreeted) this.#strangeSince = this.#asked;
    this.#isGreeted = false;
  }

  /** Whether a sign that came by this line is of this page still. */
  isOn(line: MessagePort): boolean {
    return this.#line === line;
  }

  ask(question: AreYouThere): void {
    if (!this.#line) return;
    this.#asked = question;
    this.#line.postMessage(question);
  }

  take(sign: SignOfLife): void {
    if (typeof sign === 'string') {
      this.hasDialog = sign === 'dialog';
      return;
    }
    // A page may answer what it was not asked: it gains nothing.
    this.#answered = Math.max(this.#answered, Math.min(sign, this.#asked));
    this.#silent = 0;
    if (this.#strangeSince !== undefined && this.#answered > this.#strangeSince) this.#strangeSince = undefined;
  }

  /** What could not be answered until now is forgiven. */
  excuse(): void {
    if (!this.#line) return;
    this.#silent = 0;
    this.#answered = this.#asked;
  }

  beat(): Finding | undefined {
    this.#silent = this.isOwing ? this.#silent + 1 : 0;
    if (this.isStrange) return this.#silent >= STRANGE_BEATS ? 'away' : undefined;
    if (this.#line) return this.#silent >= SILENT_BEATS ? 'silent' : undefined;
    return this.#silent >= FIRST_WORD_BEATS ? 'unstarted' : undefined;
  }

  end(): void {
    this.#line?.close();
    this.#line = undefined;
  }
}
