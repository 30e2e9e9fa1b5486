import type { RawData, WebSocket } from 'ws';
import { holdSocket } from '../../runtime/clients/hold-socket.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import {
  pieceToOwner,
  readPieceToEdge,
  readTaken,
  readToEdge,
  takenFrame,
  weightOf,
  type Open,
  type Refusal,
  type ToOwner,
} from './bus-frames.ts';
import { BusLink } from './bus-link.ts';
import type { BusMetrics } from './bus-metrics.ts';
import { logOfForwarded } from './forwarded-log.ts';

/** A socket that wants to reach a project of another machine. */
export interface Wanted {
  open: Omit<Open, 'type' | 'id'>;
  /** It is let in: the handshake may be answered, and then the socket is handed over by `attach`, at once. */
  accept: (attach: (ws: WebSocket) => void) => void;
  refuse: (why: Refusal) => void;
}

interface Held {
  ws: WebSocket;
  /** What it said and its project has not taken. */
  underWay: number;
  /** What was sent to it, and what the owner knows to have arrived. */
  sent: number;
  told: number;
}

export interface EdgeLinkOptions {
  /** In the logs of both ends. */
  name: string;
  metrics: BusMetrics;
  log: Log;
  /** `wasOpen`: the owner had been reached. */
  gone: (wasOpen: boolean) => void;
}

/** The owner is told this often what has arrived. */
const TELL_MS = 20;

/** The machine that owns the projects of sockets that are held here. */
export class EdgeLink {
  readonly #link: BusLink;
  readonly #options: EdgeLinkOptions;
  readonly #wanted = new Map<number, Wanted & { late: NodeJS.Timeout; log: Log }>();
  readonly #held = new Map<number, Held>();
  /** Those to whom something was sent that the owner does not know to have arrived. */
  readonly #untold = new Set<number>();
  #tellTimer: NodeJS.Timeout | undefined;
  #last = 0;

  constructor(ws: WebSocket, options: EdgeLinkOptions) {
    this.#options = options;
    this.#link = new BusLink(ws, {
      text: (text) => this.#text(text),
      binary: (frame) => this.#binary(frame),
      answered: (ms) => options.metrics.roundTripMs.add(ms),
      closed: () => {
        clearTimeout(this.#tellTimer);
        for (const id of [...this.#wanted.keys()]) this.#refuse(id, 'try-another');
        for (const held of this.#held.values()) held.ws.close(CLOSE.tryAgainLater, 'the machine of this project is out of reach');
        options.gone(this.#link.wasOpen);
      },
    });
  }

  get isUp(): boolean {
    return this.#link.isUp;
  }

  forward(wanted: Wanted): void {
    const id = (this.#last += 1);
    const late = setTimeout(() => {
      this.#refuse(id, 'try-another');
      this.#closed(id, 1006, '');
    }, LIMITS.busOpenMs);
    const log = logOfForwarded(this.#options.log, this.#options.name, { id, ...wanted.open });
    log.info('a socket is handed on to the node that owns its project');
    this.#wanted.set(id, { ...wanted, late, log });
    this.#tell({ type: 'open', id, ...wanted.open });
  }

  /** What was sent before still arrives. */
  end(): void {
    this.#link.close();
  }

  #take(id: number): (Wanted & { log: Log }) | undefined {
    const wanted = this.#wanted.get(id);
    clearTimeout(wanted?.late);
    this.#wanted.delete(id);
    return wanted;
  }

  #text(text: string): boolean {
    const message = readToEdge(text);
    if (!message) return false;
    const { id } = message;
    switch (message.type) {
      case 'opened':
        this.#opened(id);
        break;
      case 'refused':
        this.#refuse(id, message.why);
        break;
      case 'close':
        this.#held.get(id)?.ws.close(message.code, message.reason);
        break;
      case 'terminate':
        this.#held.get(id)?.ws.terminate();
        this.#forget(id);
        break;
    }
    return true;
  }

  #opened(id: number): void {
    const wanted = this.#take(id);
    wanted?.accept((ws) => this.#attach(id, ws, wanted.log));
    // whoever wanted it has left meanwhile
    if (!this.#held.has(id)) this.#closed(id, 1006, '');
  }

  #refuse(id: number, why: Refusal): void {
    const wanted = this.#take(id);
    wanted?.log.info({ why }, 'a socket that was handed on is not let in');
    wanted?.refuse(why);
  }

  #attach(id: number, ws: WebSocket, log: Log): void {
    const held: Held = { ws, underWay: 0, sent: 0, told: 0 };
    this.#held.set(id, held);
    ws.on('error', () => ws.terminate());
    ws.on('message', (data: RawData, isBinary: boolean) => {
      if (!Buffer.isBuffer(data)) return;
      this.#link.send(pieceToOwner(id, data, isBinary));
      this.#options.metrics.toOwners += 1;
      held.underWay += weightOf(data);
      if (held.underWay > LIMITS.busWindowBytes) holdSocket(ws, 'bus', true);
    });
    ws.once('close', (code: number, reason: Buffer) => {
      log.info({ code }, 'a socket that was handed on has closed');
      if (this.#held.get(id) !== held) return;
      this.#forget(id);
      this.#closed(id, code, reason.toString());
    });
  }

  #binary(frame: Buffer): boolean {
    const piece = readPieceToEdge(frame);
    for (const id of piece?.ids ?? []) if (piece) this.#deliver(id, piece.data, piece.isBinary);
    const taken = piece ? [] : readTaken(frame);
    for (const [id, bytes] of taken ?? []) this.#taken(id, bytes);
    return taken !== undefined;
  }

  #deliver(id: number, data: Buffer, isBinary: boolean): void {
    const held = this.#held.get(id);
    if (held?.ws.readyState !== held?.ws.OPEN) return;
    held?.ws.send(data, { binary: isBinary });
    this.#options.metrics.fromOwners += 1;
    if (held) held.sent += weightOf(data);
    this.#untold.add(id);
    this.#tellTimer ??= setTimeout(() => this.#tellArrived(), TELL_MS);
  }

  #tellArrived(): void {
    this.#tellTimer = undefined;
    const counts = new Map<number, number>();
    for (const id of this.#untold) {
      const held = this.#held.get(id);
      if (!held) {
        this.#untold.delete(id);
        continue;
      }
      const arrived = Math.max(held.told, held.sent - held.ws.bufferedAmount);
      if (arrived > held.told) counts.set(id, arrived - held.told);
      held.told = arrived;
      if (arrived === held.sent) this.#untold.delete(id);
    }
    if (counts.size > 0) this.#link.send(takenFrame(counts));
    if (this.#untold.size > 0) this.#tellTimer = setTimeout(() => this.#tellArrived(), TELL_MS);
  }

  #taken(id: number, bytes: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    held.underWay -= bytes;
    if (held.underWay < LIMITS.busWindowBytes / 2) holdSocket(held.ws, 'bus', false);
  }

  #forget(id: number): void {
    this.#held.delete(id);
    this.#untold.delete(id);
  }

  #closed(id: number, code: number, reason: string): void {
    this.#tell({ type: 'closed', id, code, reason });
  }

  #tell(message: ToOwner): void {
    this.#link.send(JSON.stringify(message));
  }
}
