import type { AreYouThere, SignOfLife } from '../../runtime/bridge-messages.ts';
import { PageLife, type Finding } from './page-life.ts';

/**
 * Knows which pages go on, by a question a beat to each. Whoever owns it gives the beats, and leaves out those that tell nothing:
 * while the window is hidden, after a sleep. Pages may share a process and then hang together; one dialog stops all of them.
 */
export class PageLives {
  readonly #lives = new Map<string, PageLife>();
  readonly #mayBeHeard: (token: string) => boolean;
  #question: AreYouThere = 0;
  #answerCame: (() => void) | undefined;

  /** `mayBeHeard` is asked before a sign of life is looked at. */
  constructor(mayBeHeard: (token: string) => boolean = () => true) {
    this.#mayBeHeard = mayBeHeard;
  }

  /** Whether a dialog of one of the pages stands open: until it is closed, none of them can answer. */
  get hasDialog(): boolean {
    return this.#all.some(({ hasDialog }) => hasDialog);
  }

  /** Pages that have owed an answer for a beat or longer. */
  get silent(): string[] {
    return [...this.#lives].filter(([, { isSilent }]) => isSilent).map(([token]) => token);
  }

  /** Whether there is a page that can be asked. */
  get canAsk(): boolean {
    return !this.hasDialog && this.#all.some(({ hasLine, isStrange }) => hasLine && !isStrange);
  }

  /** Pages that owe an answer, or their first word: whatever else they are, they may be in one process with a page that hangs. */
  get owing(): string[] {
    return [...this.#lives].filter(([, { isOwing }]) => isOwing).map(([token]) => token);
  }

  /** Pages that have not said a word. */
  get unheard(): string[] {
    return [...this.#lives].filter(([, { hasLine }]) => !hasLine).map(([token]) => token);
  }

  /** A new iframe for the page of this pane. */
  begin(token: string): void {
    this.end(token);
    this.#lives.set(token, new PageLife());
  }

  end(token: string): void {
    this.#lives.get(token)?.end();
    this.#lives.delete(token);
    this.#answerCame?.();
  }

  /** The first word of a document, and the line that came with it. */
  hello(token: string, line: MessagePort): void {
    const life = this.#lives.get(token);
    if (!life) return line.close();
    life.hello(line);
    line.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(token, line, data);
  }

  /** The iframe of this pane has loaded a document. */
  loaded(token: string): void {
    this.#lives.get(token)?.loaded();
  }

  /** Somebody uses the window: no dialog is in front of it, whatever a page says. */
  touched(): void {
    for (const life of this.#all) life.hasDialog = false;
  }

  /** What could not be answered until now is forgiven. */
  excuse(): void {
    for (const life of this.#all) life.excuse();
  }

  /** What is wrong, by token, with what was asked since the last beat. */
  beat(): Map<string, Finding> {
    const findings = new Map<string, Finding>();
    for (const [token, life] of this.#lives) {
      const finding = life.beat();
      if (finding) findings.set(token, finding);
    }
    return findings;
  }

  ask(): void {
    this.#question += 1;
    for (const life of this.#all) life.ask(this.#question);
  }

  /** Asks all at once. Resolves to whether each has answered within `ms` milliseconds. */
  async allAnswer(ms: number): Promise<boolean> {
    this.ask();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#answerCame = () => {
        if (this.#isOwed) return;
        clearTimeout(timer);
        resolve();
      };
      this.#answerCame();
    });
    this.#answerCame = undefined;
    return !this.#isOwed;
  }

  get #all(): PageLife[] {
    return [...this.#lives.values()];
  }

  /** By a page that could answer if it goes on. */
  get #isOwed(): boolean {
    return !this.hasDialog && this.#all.some(({ hasLine, isStrange, isOwing }) => hasLine && !isStrange && isOwing);
  }

  #hear(token: string, line: MessagePort, data: unknown): void {
    const life = this.#lives.get(token);
    if (!life?.isOn(line) || !this.#mayBeHeard(token)) return;
    const sign = parseSign(data);
    if (sign === undefined) return;
    life.take(sign);
    this.#answerCame?.();
  }
}

function parseSign(data: unknown): SignOfLife | undefined {
  return data === 'dialog' || data === 'dialog-over' || (typeof data === 'number' && Number.isSafeInteger(data)) ? data : undefined;
}
