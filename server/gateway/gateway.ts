import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Heartbeat } from '../../runtime/clients/heartbeat.ts';
import type { SocketKind } from '../cluster/bus-frames.ts';
import { BUS_PATH, type Bus } from '../cluster/bus.ts';
import type { Directory, NodeAddress } from '../cluster/directory.ts';
import { projectIn } from '../cluster/project-in.ts';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';
import { prefixesOf, withoutPrefix } from '../http/prefix.ts';
import type { Log } from '../log.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { LIMITS } from '../protocol/limits.ts';
import { limitHello } from './limit-hello.ts';
import { Pace } from './pace.ts';
import type { ProjectDoor, Visitor } from './project-door.ts';
import { SocketCount } from './socket-count.ts';
import { addressOfUpgrade, isOwnOrigin, refuseUpgrade } from './upgrade.ts';

export interface GatewayOptions {
  server: Server;
  door: ProjectDoor;
  /** Where there are other nodes: who owns a project, and the way there. */
  cluster?: { directory: Pick<Directory, 'ownerOf' | 'forget'>; bus: Bus } | undefined;
  config: Config;
  log: Log;
}

/** The one table of socket routes: which path, and whose socket it is. */
const ROUTES: readonly { pattern: RegExp; socket: SocketKind }[] = [
  { pattern: /^\/p\/([^/?]+)\/ws(?:\?|$)/, socket: 'client' },
  { pattern: /^\/api\/projects\/([^/?]+)\/socket(?:\?|$)/, socket: 'ide' },
];

const SERVER_OPTIONS = {
  noServer: true,
  // compression costs a factor of fifteen a message, so there is none
  perMessageDeflate: false,
  // each piece of a message that is not whole yet costs the host some hundred bytes more than it holds
  maxFragments: LIMITS.fragmentsPerMessage,
} as const;

/** A handshake that was asked for, and by whom. */
interface Arrival {
  visitor: Visitor;
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

/** Every websocket of the host comes in here, and goes to the route of its path. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #prefixes: string[];
  readonly #heartbeat = new Heartbeat();
  readonly #pace = new Pace();
  readonly #count = new SocketCount();
  readonly #frames: Record<SocketKind, number> = { client: 0, ide: 0 };
  readonly #servers: Record<SocketKind, WebSocketServer> = {
    client: new WebSocketServer({
      ...SERVER_OPTIONS,
      maxPayload: LIMITS.clientMessageBytes,
      maxBufferedChunks: LIMITS.clientMessagePieces,
    }),
    ide: new WebSocketServer({ ...SERVER_OPTIONS, maxPayload: LIMITS.ideMessageBytes, maxBufferedChunks: LIMITS.ideMessagePieces }),
  };

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#prefixes = prefixesOf(options.config);
    options.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    for (const server of Object.values(this.#servers)) {
      server.on('wsClientError', (_error, socket) => refuseUpgrade(socket, 'bad-request'));
    }
  }

  /** Sockets that this node holds, and frames that came on them so far. */
  get figures(): { sockets: number; frames: Readonly<Record<SocketKind, number>> } {
    return { sockets: this.#count.all, frames: this.#frames };
  }

  dispose(): void {
    this.#heartbeat.dispose();
    this.#pace.dispose();
    for (const server of Object.values(this.#servers)) {
      for (const socket of server.clients) socket.close(CLOSE.goingAway, 'the host stops');
      server.close();
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (socket.destroyed) return;
    const { config, cluster } = this.#options;
    socket.on('error', () => socket.destroy());
    const url = withoutPrefix(request.url ?? '/', this.#prefixes);
    if (cluster && url === BUS_PATH) return cluster.bus.accept(request, socket, head, () => refuseUpgrade(socket, 'not-found'));
    for (const route of ROUTES) {
      const [, name] = route.pattern.exec(url) ?? [];
      if (name === undefined) continue;
      const address = addressOfUpgrade(request, config);
      const release = this.#count.take(address, `${route.socket} ${name}`);
      if (!release) return refuseUpgrade(socket, 'too-many');
      socket.once('close', release);
      // a browser says which page asks, and only our own ones may edit; pupils' pages are sandboxed, and scripts have none
      if (route.socket === 'ide' && !isOwnOrigin(request, config)) return refuseUpgrade(socket, 'wrong-origin');
      const visitor = { socket: route.socket, name, query: url.replace(/^[^?]*/, ''), address };
      return this.#route({ visitor, request, socket, head });
    }
    refuseUpgrade(socket, 'not-found');
  }

  /** To this node, or to the one that owns the project. */
  #route(arrival: Arrival): void {
    const { cluster, log } = this.#options;
    const project = projectIn(arrival.visitor.name);
    if (!cluster || project === undefined) return this.#take(arrival);
    cluster.directory
      .ownerOf(project)
      .then((owner) => {
        if (typeof owner !== 'object') return this.#take(arrival);
        return this.#forward(owner, cluster.bus, arrival, () => cluster.directory.forget(project));
      })
      .catch((error: unknown) => {
        if (!(error instanceof CodedError)) log.error({ err: error }, 'who owns a project could not be found out');
        refuseUpgrade(arrival.socket, error instanceof CodedError ? error.code : 'broken');
      });
  }

  #take(arrival: Arrival): void {
    const { door, log } = this.#options;
    const { visitor, socket } = arrival;
    if (door.isCut(visitor.socket, visitor.query)) socket.destroy();
    else this.#shakeHands(arrival, (ws) => door.accept(ws, visitor, log, socket));
  }

  /** `astray`: the owner lets nobody in. */
  #forward(owner: NodeAddress, bus: Bus, arrival: Arrival, astray: () => void): void {
    const { visitor, socket } = arrival;
    bus.forward(owner, {
      open: visitor,
      accept: (attach) => this.#shakeHands(arrival, attach),
      refuse: (why) => {
        if (why === 'try-another') astray();
        if (why === 'cut') socket.destroy();
        else refuseUpgrade(socket, why);
      },
    });
  }

  /** Whoever holds a socket sees to it that it is there, and says no more than it may. */
  #shakeHands({ visitor, request, socket, head }: Arrival, use: (ws: WebSocket) => void): void {
    this.#servers[visitor.socket].handleUpgrade(request, socket, head, (ws) => {
      this.#heartbeat.watch(ws);
      this.#pace.watch(ws);
      ws.on('message', () => (this.#frames[visitor.socket] += 1));
      if (visitor.socket === 'ide') limitHello(ws, request.socket);
      use(ws);
    });
  }
}
