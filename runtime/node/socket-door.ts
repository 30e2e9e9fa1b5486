import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { CLIENT_LIMITS } from '../client-limits.ts';
import { freeScript } from '../clients/animals.ts';
import type { ClientTable } from '../clients/client-table.ts';
import { Heartbeat } from '../clients/heartbeat.ts';
import { readIncoming } from '../clients/incoming.ts';
import { pageConnectionOf, Returns } from '../clients/returns.ts';
import { SocketConnection } from '../clients/socket-connection.ts';
import { Visitors } from '../clients/visitors.ts';
import { CLIENT_CLOSE } from '../close-codes.ts';
import type { LiveCode } from './live-code.ts';
import type { Terminal } from './terminal.ts';

export interface SocketDoorOptions {
  server: Server;
  clients: ClientTable;
  code: LiveCode;
  terminal: Terminal;
}

const STOPPED = Buffer.from(JSON.stringify({ op: 'error', code: 'stopped', msg: 'The server is stopped.' }));

/** Lets clients in at `/ws`: pages, scripts, whoever speaks the wire. Their messages reach the code in the order in which they came. */
export class SocketDoor {
  readonly #options: SocketDoorOptions;
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: CLIENT_LIMITS.clientMessageBytes });
  readonly #heartbeat = new Heartbeat();
  readonly #visitors = new Visitors();
  readonly #returns = new Returns();

  constructor(options: SocketDoorOptions) {
    this.#options = options;
    options.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  dispose(): void {
    this.#heartbeat.dispose();
    this.#options.clients.closeAll('the server stops');
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const [path, query] = (request.url ?? '/').split('?', 2);
    if (path !== '/ws') {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (ws) => void this.#welcome(ws, new URLSearchParams(query)));
  }

  async #welcome(ws: WebSocket, query: URLSearchParams): Promise<void> {
    ws.on('error', () => ws.terminate());
    this.#heartbeat.watch(ws);
    ws.pause();
    if (await this.#returns.turn(pageConnectionOf(query).load, ws)) this.#join(ws, query);
    else ws.close(CLIENT_CLOSE.tryAgainLater, 'this page is still connected');
    // a socket that is not read never sees the other side's goodbye
    ws.resume();
  }

  #join(ws: WebSocket, query: URLSearchParams): void {
    const { clients, code, terminal } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    if (clients.isFull) {
      ws.close(CLIENT_CLOSE.tryAgainLater, 'there are as many clients as there can be');
      return;
    }
    const client = clients.add({
      name: this.#nameOf(query),
      pane: undefined,
      connection: new SocketConnection(ws),
      ...pageConnectionOf(query),
    });
    code.connect(client);
    ws.on('message', (data: RawData, isBinary: boolean) => {
      const incoming = readIncoming(data, isBinary);
      if (incoming.type === 'refused') {
        client.connection.send(Buffer.from(incoming.answer));
        terminal.notAMessage(incoming.code, client.name);
      } else if (!code.message(client, incoming.text)) client.connection.send(STOPPED);
    });
    ws.once('close', () => {
      clients.remove(client.id);
      code.disconnect(client);
    });
  }

  #nameOf(query: URLSearchParams): string {
    const visit = query.get('visit') ?? query.get('pane');
    return visit === null
      ? freeScript(this.#options.clients.names())
      : this.#visitors.nameOf(visit.slice(0, 100), this.#options.clients.names());
  }
}
