/** The sockets of pages, scripts and any other client: the wire of wszero, `{"op": "…", …}` both ways and nothing else. */
import type { RawData, WebSocket } from 'ws';
import { holdSocket } from '../../runtime/clients/hold-socket.ts';
import { readIncoming } from '../../runtime/clients/incoming.ts';
import { pageConnectionOf, type PageConnection } from '../../runtime/clients/returns.ts';
import { SocketConnection } from '../../runtime/clients/socket-connection.ts';
import { CodedError } from '../errors.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import type { Introduction } from '../projects/project-clients.ts';
import type { ProjectHost } from '../projects/project-host.ts';
import { PaneConnection } from './pane-connection.ts';
import type { PaneNetworks } from './pane-networks.ts';

export interface ClientSocketOptions {
  ws: WebSocket;
  play: string;
  query: URLSearchParams;
  registry: HostRegistry;
  networks: PaneNetworks;
}

/** Lets a client in when its project is awake; what it sends meanwhile waits in the socket. */
export async function acceptClient({ ws, play, query, registry, networks }: ClientSocketOptions): Promise<void> {
  ws.on('error', () => ws.terminate());
  holdSocket(ws, 'door', true);
  try {
    const host = await registry.awakeByPlay(play);
    const page = pageConnectionOf(query);
    if (!(await host.clients.returns.turn(page.load, ws))) {
      ws.close(CLOSE.tryAgainLater, 'this page is still connected');
      return;
    }
    if (ws.readyState === ws.OPEN) join(ws, host, introductionOf(query, host, registry), page, networks);
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'unknown-project') throw error;
    ws.close(CLOSE.unknownProject, 'there is no project under this link');
  } finally {
    // a socket that is not read never sees the other side's goodbye
    holdSocket(ws, 'door', false);
  }
}

function join(ws: WebSocket, host: ProjectHost, who: Introduction, page: PageConnection, networks: PaneNetworks): void {
  const pane = who.type === 'pane' ? paneOf(ws, who.token, networks) : undefined;
  const client = host.clients.join(who, pane ?? new SocketConnection(ws), page);
  if (!client) return;
  const take = (data: RawData, isBinary: boolean): void => {
    const incoming = readIncoming(data, isBinary);
    if (incoming.type === 'text') host.clients.message(client, incoming.text);
    else host.clients.refuse(client, incoming.code, incoming.answer);
  };
  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (pane) pane.receive(sizeOf(data), () => take(data, isBinary));
    else take(data, isBinary);
  });
  ws.once('close', () => {
    pane?.end();
    host.clients.leave(client);
  });
}

/** A pane's network may change while it is connected, and may have changed while it was let in. */
function paneOf(ws: WebSocket, token: string, networks: PaneNetworks): PaneConnection {
  const network = networks.of(token);
  const pane = new PaneConnection(ws, network);
  const stop = networks.listen(token, (changed) => pane.setNetwork(changed));
  ws.once('close', stop);
  if (network === 'cut') ws.terminate();
  return pane;
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, { length }) => sum + length, 0) : data.byteLength;
}

function introductionOf(query: URLSearchParams, host: ProjectHost, registry: HostRegistry): Introduction {
  const token = query.get('pane');
  const name = token === null ? undefined : registry.tokens.read(host.id, token);
  if (token !== null && name !== undefined) return { type: 'pane', token, name };
  const visit = query.get('visit') ?? token;
  return visit === null ? { type: 'script' } : { type: 'visit', visit: visit.slice(0, 100) };
}
