import { CLIENT_LIMITS } from '../../runtime/client-limits.ts';
import type { ClientCloseCode } from '../../runtime/close-codes.ts';
import type { ClientConnection } from '../../runtime/clients/client-table.ts';
import { holdSocket, type HoldReason } from '../../runtime/clients/hold-socket.ts';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import { SocketConnection } from '../../runtime/clients/socket-connection.ts';
import type { PaneNetwork } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import { DelayLine } from './delay-line.ts';

/** The socket of a pane, whose network can be cut or made slow: then what passes either way comes later, in its order. */
export class PaneConnection implements ClientConnection {
  readonly #ws: ServerSocket;
  readonly #socket: SocketConnection;
  readonly #out: DelayLine;
  readonly #in: DelayLine;

  constructor(ws: ServerSocket, network: PaneNetwork) {
    this.#ws = ws;
    this.#socket = new SocketConnection(ws);
    this.#out = new DelayLine(delayOf(network));
    this.#in = new DelayLine(delayOf(network));
  }

  setNetwork(network: PaneNetwork): void {
    this.#in.setDelay(delayOf(network));
    this.#out.setDelay(delayOf(network));
    // as a cable that is pulled: nobody says goodbye
    if (network === 'cut') this.#ws.terminate();
  }

  /** Something came, of so many bytes: `handle` does with it what there is to do, when its time has come. */
  receive(size: number, handle: () => void): void {
    this.#in.add(size, () => {
      handle();
      if (!this.#isFull(0.5)) holdSocket(this.#ws, 'slow', false);
    });
    if (this.#isFull(1)) holdSocket(this.#ws, 'slow', true);
  }

  /** The socket is closed: what had come counts, and what was to go does not. */
  end(): void {
    this.#out.dispose();
    this.#in.flush();
  }

  send(message: Buffer): void {
    if (this.#out.size > CLIENT_LIMITS.clientBacklogBytes) this.closeSlow();
    else this.#out.add(message.length, () => this.#socket.send(message));
  }

  get backlog(): number {
    return this.#socket.backlog + this.#out.size;
  }

  get unread(): number {
    return this.#in.length;
  }

  hold(on: boolean, reason?: HoldReason): void {
    this.#socket.hold(on, reason);
  }

  close(code: ClientCloseCode, reason: string): void {
    this.#out.flush();
    this.#socket.close(code, reason);
  }

  closeSlow(): void {
    this.#socket.closeSlow();
  }

  #isFull(part: number): boolean {
    return this.#in.length > LIMITS.slowMessages * part || this.#in.size > LIMITS.clientWaitingLength * part;
  }
}

function delayOf(network: PaneNetwork): number {
  return network === 'slow' ? LIMITS.slowMs : 0;
}
