import type { WebSocket } from 'ws';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import {
  pieceToEdge,
  readPieceToOwner,
  readTaken,
  readToOwner,
  takenFrame,
  type Open,
  type Piece,
  type Refusal,
  type ToEdge,
} from './bus-frames.ts';
import { BusLink } from './bus-link.ts';
import { logOfForwarded } from './forwarded-log.ts';
import { ForwardedSocket, type WayToEdge } from './forwarded-socket.ts';

/** Lets sockets that other machines hold into projects of this one. */
export interface BusDoor {
  /** Undefined for one that may come in. */
  refusal(open: Open): Promise<Refusal | undefined>;
  /** `log`: of this socket alone. */
  accept(socket: ServerSocket, open: Open, log: Log): void;
}

export interface OwnerLinkOptions {
  /** In the logs of both ends. */
  name: string;
  door: BusDoor;
  log: Log;
  gone: () => void;
}

/** Told of what was taken when it is so much, since the other side waits only when it is four times as much. */
const TELL_TAKEN = LIMITS.busWindowBytes / 4;
/** Numbers in one frame. */
const MOST_IDS = 1_000;

/** A machine that holds sockets of projects that are here. */
export class OwnerLink implements WayToEdge {
  readonly #options: OwnerLinkOptions;
  readonly #link: BusLink;
  readonly #sockets = new Map<number, ForwardedSocket>();
  /** Asked for, and not let in yet. */
  readonly #asked = new Set<number>();
  readonly #taken = new Map<number, number>();
  /** What is to go next: who gets the same bytes right after another is in the same frame. */
  #next: Piece | undefined;

  constructor(ws: WebSocket, options: OwnerLinkOptions) {
    this.#options = options;
    this.#link = new BusLink(ws, {
      text: (text) => this.#text(text),
      binary: (frame) => this.#binary(frame),
      closed: () => {
        for (const socket of this.#sockets.values()) socket.broken();
        this.#sockets.clear();
        options.gone();
      },
    });
  }

  send(id: number, data: Buffer, isBinary: boolean): void {
    const next = this.#next;
    if (next && next.data === data && next.isBinary === isBinary && next.ids.length < MOST_IDS) {
      next.ids.push(id);
      return;
    }
    if (next) this.#flush();
    else process.nextTick(() => this.#flush());
    this.#next = { ids: [id], data, isBinary };
  }

  close(id: number, code: number, reason: string): void {
    this.#tell({ type: 'close', id, code, reason });
  }

  terminate(id: number): void {
    this.#forget(id);
    this.#tell({ type: 'terminate', id });
  }

  taken(id: number, bytes: number): void {
    const sum = (this.#taken.get(id) ?? 0) + bytes;
    if (sum < TELL_TAKEN) {
      this.#taken.set(id, sum);
      return;
    }
    this.#taken.delete(id);
    this.#link.send(takenFrame(new Map([[id, sum]])));
  }

  /** What was sent before still arrives. */
  end(): void {
    this.#flush();
    this.#link.close();
  }

  terminateLink(): void {
    this.#link.terminate();
  }

  #text(text: string): boolean {
    const message = readToOwner(text);
    if (!message) return false;
    if (message.type === 'open') return this.#open(message);
    this.#asked.delete(message.id);
    const socket = this.#sockets.get(message.id);
    this.#forget(message.id);
    socket?.closed(message.code, message.reason);
    return true;
  }

  #open(open: Open): boolean {
    const { id } = open;
    if (this.#sockets.has(id) || this.#asked.has(id)) return false;
    this.#asked.add(id);
    void this.#letIn(open);
    return true;
  }

  async #letIn(open: Open): Promise<void> {
    const { id } = open;
    const { door, name } = this.#options;
    const log = logOfForwarded(this.#options.log, name, open);
    const isFull = this.#sockets.size + this.#asked.size > LIMITS.sockets;
    const why = isFull ? 'too-many' : await door.refusal(open).catch(() => 'try-another' as const);
    // it has left meanwhile
    if (!this.#asked.delete(id)) return;
    if (why) {
      log.info({ why }, 'a socket that another node holds is not let in');
      this.#tell({ type: 'refused', id, why });
      return;
    }
    const socket = new ForwardedSocket(id, this);
    this.#sockets.set(id, socket);
    this.#tell({ type: 'opened', id });
    log.info('a socket that another node holds is let in');
    socket.once('close', (code: number) => log.info({ code }, 'a socket that another node holds has closed'));
    door.accept(socket, open, log);
  }

  #binary(frame: Buffer): boolean {
    const piece = readPieceToOwner(frame);
    const [id = 0] = piece?.ids ?? [];
    // one that was closed here may have said something before it heard of it
    if (piece) this.#sockets.get(id)?.receive(piece.data, piece.isBinary);
    const taken = piece ? [] : readTaken(frame);
    for (const [each, bytes] of taken ?? []) this.#sockets.get(each)?.arrived(bytes);
    return taken !== undefined;
  }

  #forget(id: number): void {
    this.#sockets.delete(id);
    this.#taken.delete(id);
  }

  #tell(message: ToEdge): void {
    this.#flush();
    this.#link.send(JSON.stringify(message));
  }

  #flush(): void {
    const next = this.#next;
    this.#next = undefined;
    if (next) this.#link.send(pieceToEdge(next));
  }
}
