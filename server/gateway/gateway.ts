import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Config } from '../config.ts';
import { prefixesOf, withoutPrefix } from '../http/prefix.ts';
import type { WrongKeyBrake } from '../http/wrong-key-brake.ts';
import type { HostLessons } from '../lessons/host-lessons.ts';
import type { Log } from '../log.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import { acceptClient } from './client-socket.ts';
import { Heartbeat } from '../../runtime/clients/heartbeat.ts';
import { acceptIde } from './ide-socket.ts';
import { Pace } from './pace.ts';
import type { PaneNetworks } from './pane-networks.ts';
import { SocketCount } from './socket-count.ts';
import { addressOfUpgrade, isOwnOrigin, refuseUpgrade } from './upgrade.ts';

export interface GatewayOptions {
  server: Server;
  registry: HostRegistry;
  networks: PaneNetworks;
  lessons: HostLessons;
  config: Config;
  brake: WrongKeyBrake;
  log: Log;
}

/** The one table of socket routes: which path, and whose socket it is. */
const ROUTES = [
  { pattern: /^\/p\/([^/?]+)\/ws(?:\?|$)/, socket: 'client' },
  { pattern: /^\/api\/projects\/([^/?]+)\/socket(?:\?|$)/, socket: 'ide' },
] as const;

const SERVER_OPTIONS = {
  noServer: true,
  // compression costs a factor of fifteen a message, so there is none
  perMessageDeflate: false,
  // each piece of a message that is not whole yet costs the host some hundred bytes more than it holds
  maxFragments: LIMITS.fragmentsPerMessage,
} as const;

/** Every websocket of the host comes in here, and goes to the route of its path. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #prefixes: string[];
  readonly #heartbeat = new Heartbeat();
  readonly #pace = new Pace();
  readonly #count = new SocketCount();
  readonly #clients = new WebSocketServer({
    ...SERVER_OPTIONS,
    maxPayload: LIMITS.clientMessageBytes,
    maxBufferedChunks: LIMITS.clientMessagePieces,
  });
  readonly #ides = new WebSocketServer({
    ...SERVER_OPTIONS,
    maxPayload: LIMITS.ideMessageBytes,
    maxBufferedChunks: LIMITS.ideMessagePieces,
  });

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#prefixes = prefixesOf(options.config);
    options.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    for (const server of [this.#clients, this.#ides]) server.on('wsClientError', (_error, socket) => refuseUpgrade(socket, 'bad-request'));
  }

  dispose(): void {
    this.#heartbeat.dispose();
    this.#pace.dispose();
    for (const server of [this.#clients, this.#ides]) {
      for (const socket of server.clients) socket.close(CLOSE.goingAway, 'the host stops');
      server.close();
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (socket.destroyed) return;
    socket.on('error', () => socket.destroy());
    const url = withoutPrefix(request.url ?? '/', this.#prefixes);
    for (const route of ROUTES) {
      const [, name] = route.pattern.exec(url) ?? [];
      if (name === undefined) continue;
      const release = this.#count.take(addressOfUpgrade(request, this.#options.config), `${route.socket} ${name}`);
      if (!release) return refuseUpgrade(socket, 'too-many');
      socket.once('close', release);
      return route.socket === 'client' ? this.#client(name, url, request, socket, head) : this.#ide(name, request, socket, head);
    }
    refuseUpgrade(socket, 'not-found');
  }

  /** Any origin, `null` included: pages are sandboxed, and scripts have none. */
  #client(play: string, url: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { registry, networks, lessons, log } = this.#options;
    const query = new URLSearchParams(url.replace(/^[^?]*/, ''));
    // no handshake: a page that had one would send what it has kept
    if (networks.of(query.get('pane')) === 'cut') {
      socket.destroy();
      return;
    }
    this.#clients.handleUpgrade(request, socket, head, (ws) => {
      this.#watch(ws);
      acceptClient({ ws, stream: socket, play, query, registry, networks, checks: lessons.checks }).catch((error: unknown) => {
        log.error({ err: error }, 'a client could not be let in');
        ws.close(CLOSE.tryAgainLater, 'the host could not start this project');
      });
    });
  }

  #watch(ws: WebSocket): void {
    this.#heartbeat.watch(ws);
    this.#pace.watch(ws);
  }

  #ide(id: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { registry, networks, lessons, config, brake, log } = this.#options;
    if (!isOwnOrigin(request, config)) return refuseUpgrade(socket, 'wrong-origin');
    this.#ides.handleUpgrade(request, socket, head, (ws) => {
      this.#watch(ws);
      acceptIde({ ws, id, request, registry, networks, lessons, config, brake, log });
    });
  }
}
