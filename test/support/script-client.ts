import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { MadeProject } from './api.ts';

const PATIENCE_MS = 60_000;

/** A message of the wszero wire. */
export interface WireMessage {
  op: string;
  [parameter: string]: unknown;
}

type Wanted = string | ((message: WireMessage) => boolean);

/** A bare websocket client: no page, no library of ours. */
export class ScriptClient implements Disposable {
  readonly socket: WebSocket;
  /** Every message that came, in order. */
  readonly log: WireMessage[] = [];
  /** Those of `log` that no `next` has taken yet. */
  readonly #untaken: WireMessage[] = [];
  readonly #waiting = new Set<() => void>();
  #end = '';

  /** `url`: `ws://…/ws`. Resolves when the connection is open. */
  static async open(url: string): Promise<ScriptClient> {
    const client = new ScriptClient(new WebSocket(url));
    await once(client.socket, 'open');
    return client;
  }

  /** As `open`, at a project of the host at `base`. */
  static async join(base: string, project: Pick<MadeProject, 'play'>, query = ''): Promise<ScriptClient> {
    return await ScriptClient.open(`${base.replace(/^http/, 'ws')}/p/${project.play}/ws${query}`);
  }

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as WireMessage;
      this.log.push(message);
      this.#untaken.push(message);
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.#end = `${String(code)} ${reason.toString()}`;
      this.#wake();
    });
    // A close follows each error.
    socket.on('error', () => this.#wake());
  }

  say(op: string, parameters: Record<string, unknown> = {}): void {
    this.socket.send(JSON.stringify({ op, ...parameters }));
  }

  /**
   * The first message, of those that came or will come, that fits and that no `next` has given out before. Throws when the
   * connection closes, or after `patienceMs`.
   */
  async next(wanted: Wanted, patienceMs = PATIENCE_MS): Promise<WireMessage> {
    const fits = typeof wanted === 'string' ? (message: WireMessage) => message.op === wanted : wanted;
    const give = AbortSignal.timeout(patienceMs);
    for (;;) {
      const at = this.#untaken.findIndex(fits);
      const found = this.#untaken[at];
      if (found) {
        this.#untaken.splice(at, 1);
        return found;
      }
      if (give.aborted) throw new Error(`nothing like ${String(wanted)} came; the last: ${JSON.stringify(this.log.slice(-3))}`);
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`closed (${this.#end}) while waiting for ${String(wanted)}`);
      await this.#change(give);
    }
  }

  /** Resolves to the close code of the connection, when it has ended. */
  async closed(): Promise<number> {
    const [code] = (await once(this.socket, 'close')) as [number];
    return code;
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  async #change(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
