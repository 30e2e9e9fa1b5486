import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import { BusMetrics } from './bus-metrics.ts';
import type { NodeAddress } from './directory.ts';
import { EdgeLink, type Wanted } from './edge-link.ts';
import { OwnerLink, type BusDoor } from './owner-link.ts';
import { isSame } from './secrets.ts';

/** Below `NODE_URL`. */
export const BUS_PATH = '/cluster/bus';
/** Whom the call is for: an address may be another machine's by now. */
const NODE_HEADER = 'x-wszero-node';
/** What both ends call the websocket in their logs. */
const LINK_HEADER = 'x-wszero-link';
const LINK = /^[0-9a-f]{16}$/;

/** So long is nobody sent to a node that could not be reached. */
const OUT_OF_REACH_MS = 1_000;

const SOCKET_OPTIONS = { perMessageDeflate: false, maxPayload: LIMITS.busFrameBytes } as const;

export interface BusOptions {
  /** The id of this machine. */
  self: string;
  /** What machines show each other. */
  token: string;
  door: BusDoor;
  log: Log;
}

/** The websockets between this machine and the others. One is dialled when there is something to forward, and carries all of it. */
export class Bus {
  readonly metrics = new BusMetrics();
  readonly #options: BusOptions;
  readonly #server = new WebSocketServer({ ...SOCKET_OPTIONS, noServer: true });
  /** By the id of the owner. */
  readonly #dialled = new Map<string, EdgeLink>();
  /** When a node was found out of reach, by its id. */
  readonly #outOfReach = new Map<string, number>();
  readonly #accepted = new Set<OwnerLink>();

  constructor(options: BusOptions) {
    this.#options = options;
  }

  /** `wanted` is told whether it is let in there; one that can not be reached lets nobody in. */
  forward(owner: NodeAddress, wanted: Wanted): void {
    const found = this.#outOfReach.get(owner.id);
    // whoever comes meanwhile hears it at once, and asks another node
    if (found !== undefined && performance.now() - found < OUT_OF_REACH_MS) wanted.refuse('try-another');
    else this.#linkTo(owner).forward(wanted);
  }

  /** Another machine dials. Without the token it is not told what is here. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, refuse: () => void): void {
    const { authorization, [NODE_HEADER]: meant, [LINK_HEADER]: name } = request.headers;
    if (!isSame(authorization, `Bearer ${this.#options.token}`) || meant !== this.#options.self) return refuse();
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      const { door, log } = this.#options;
      const known = typeof name === 'string' && LINK.test(name) ? name : newLinkName();
      const link = new OwnerLink(ws, { name: known, door, log, gone: () => this.#accepted.delete(link) });
      this.#accepted.add(link);
    });
  }

  /** Websockets to other nodes, by who dialled. */
  get links(): { dialled: number; accepted: number } {
    return { dialled: this.#dialled.size, accepted: this.#accepted.size };
  }

  /** All that was sent before still arrives. */
  end(): void {
    for (const link of [...this.#dialled.values(), ...this.#accepted]) link.end();
  }

  #linkTo({ id, url }: NodeAddress): EdgeLink {
    const known = this.#dialled.get(id);
    if (known?.isUp) return known;
    const name = newLinkName();
    const ws = new WebSocket(`${url.replace(/^http/, 'ws')}${BUS_PATH}`, {
      ...SOCKET_OPTIONS,
      handshakeTimeout: LIMITS.busDialMs,
      headers: { authorization: `Bearer ${this.#options.token}`, [NODE_HEADER]: id, [LINK_HEADER]: name },
    });
    const gone = (wasOpen: boolean): void => {
      if (this.#dialled.get(id) === link) this.#dialled.delete(id);
      if (wasOpen) this.#outOfReach.delete(id);
      else this.#outOfReach.set(id, performance.now());
    };
    const link = new EdgeLink(ws, { name, metrics: this.metrics, log: this.#options.log.child({ owner: id }), gone });
    this.#dialled.set(id, link);
    return link;
  }
}

function newLinkName(): string {
  return randomBytes(8).toString('hex');
}
