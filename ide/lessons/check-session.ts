import type { HostToIde, IdeToHost } from '../../server/protocol/ide.ts';
import { socketUrl } from '../session/address.ts';
import { Connection } from '../session/connection.ts';
import { parseHostMessage } from '../session/host-message.ts';
import { CheckFrames } from './check-frames.ts';

export interface CheckSessionOptions {
  /** Of the project, and its Edit key. */
  id: string;
  key: string;
  /** What the host says, after it was asked in. */
  took?: (message: HostToIde) => void;
  /** The socket is gone; another follows. */
  closed?: () => void;
}

/** A socket of the IDE that opens the pages of one project for checks of lessons, and is nothing else. */
export class CheckSession {
  readonly #options: CheckSessionOptions;
  readonly #session = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  readonly #connection: Connection;
  #frames: CheckFrames | undefined;

  constructor(options: CheckSessionOptions) {
    this.#options = options;
    const { id, key, closed } = options;
    this.#connection = new Connection({
      url: socketUrl(document.baseURI, id),
      events: {
        opened: () => this.say({ type: 'hello', key, session: this.#session }),
        text: (data) => void this.#take(data),
        binary: () => undefined,
        closed: () => {
          this.#closeFrames();
          closed?.();
        },
      },
    });
  }

  /** Sent now or not at all. */
  say(message: IdeToHost): void {
    this.#connection.send(JSON.stringify(message));
  }

  stop(): void {
    this.#connection.stop();
    this.#closeFrames();
  }

  async #take(data: string): Promise<void> {
    const message = parseHostMessage(data);
    if (!message) return;
    if (message.type === 'welcome') {
      this.#connection.settled();
      this.#frames ??= new CheckFrames({ pagesUrl: new URL(message.pagesUrl, document.baseURI).href, container: document.body });
    }
    this.#options.took?.(message);
    if (message.type !== 'page-call' || !this.#frames) return;
    this.say({ type: 'page-answer', call: message.call, answer: await this.#frames.do(message.ask) });
  }

  #closeFrames(): void {
    void this.#frames?.do({ do: 'close-all' });
  }
}
