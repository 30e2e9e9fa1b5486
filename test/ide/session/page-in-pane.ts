import type { Hello } from '../../../runtime/bridge-messages.ts';
import type { PageWord } from '../../../ide/state/workbench.ts';

/** Whoever hears pages: the session, or its desk. */
interface Hears {
  said(token: string, word: PageWord): void;
}

/** What a page's bridge does: says hello with its ports, and answers until it hangs. */
export class PageInPane implements Disposable {
  /** What it was asked, and did not answer if it hangs. */
  readonly asked: unknown[] = [];
  /** What it was asked to do, by the second port. */
  readonly told: unknown[] = [];
  isHanging = false;
  /** The token of its pane. */
  readonly name: string;
  readonly #life = new MessageChannel();
  readonly #words = new MessageChannel();

  constructor(hears: Hears, token: string) {
    this.name = token;
    this.#life.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.asked.push(data);
      if (!this.isHanging) this.sign(data);
    };
    this.#words.port1.onmessage = ({ data }: MessageEvent<unknown>) => void this.told.push(data);
    const hello: Hello = { wszero: 'hello' };
    hears.said(token, { data: hello, ports: [this.#life.port2, this.#words.port2] });
  }

  /** By the second port. Anything: a pupil's page may post whatever it likes. */
  tell(message: unknown): void {
    this.#words.port1.postMessage(message);
  }

  /** By the first port. */
  sign(sign: unknown): void {
    this.#life.port1.postMessage(sign);
  }

  [Symbol.dispose](): void {
    this.#life.port1.close();
    this.#words.port1.close();
  }
}
