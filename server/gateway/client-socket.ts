/** The sockets of pages, scripts and any other client: the wire of wszero, `{"op": "…", …}` both ways and nothing else. */
import type { Writable } from 'node:stream';
import type { RawData } from 'ws';
import { holdSocket } from '../../runtime/clients/hold-socket.ts';
import { readIncoming } from '../../runtime/clients/incoming.ts';
import { pageConnectionOf, type PageConnection } from '../../runtime/clients/returns.ts';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import { SocketConnection } from '../../runtime/clients/socket-connection.ts';
import { CodedError } from '../errors.ts';
import { CheckDesk } from '../lessons/check/check-desk.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import type { Introduction, ProjectClients } from '../projects/project-clients.ts';
import type { ProjectHost } from '../projects/project-host.ts';
import { PaneConnection } from './pane-connection.ts';
import type { PaneNetworks } from './pane-networks.ts';

export interface ClientSocketOptions {
  ws: ServerSocket;
  /** Below `ws`, where this node holds it. */
  stream?: Writable | undefined;
  play: string;
  query: URLSearchParams;
  registry: HostRegistry;
  networks: PaneNetworks;
  checks: CheckDesk;
}

/** Where a client comes in, and as whom. */
interface Door {
  clients: ProjectClients;
  who: Introduction;
}

/** Lets a client in when its project is awake; what it sends meanwhile waits in the socket. */
export async function acceptClient(options: ClientSocketOptions): Promise<void> {
  const { ws, query } = options;
  ws.on('error', () => ws.terminate());
  holdSocket(ws, 'door', true);
  try {
    const door = await doorOf(options);
    if (!door) {
      ws.close(CLOSE.unknownProject, 'this check is over');
      return;
    }
    const page = pageConnectionOf(query);
    if (!(await door.clients.returns.turn(page.load, ws))) {
      ws.close(CLOSE.tryAgainLater, 'this page is still connected');
      return;
    }
    if (ws.readyState === ws.OPEN) join(options, door, page);
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'unknown-project') throw error;
    ws.close(CLOSE.unknownProject, 'there is no project under this link');
  } finally {
    // a socket that is not read never sees the other side's goodbye
    holdSocket(ws, 'door', false);
  }
}

/** A token of a check leads to its hidden copy, and to nothing when that check is over. */
async function doorOf({ play, query, registry, checks }: ClientSocketOptions): Promise<Door | undefined> {
  const token = query.get('pane');
  if (token !== null && CheckDesk.isToken(token)) {
    const door = checks.door(play, token);
    return door && { clients: door.clients, who: { type: 'pane', token, name: door.name } };
  }
  const host = await registry.awakeByPlay(play);
  return { clients: host.clients, who: introductionOf(query, host, registry) };
}

function join({ ws, stream, networks }: ClientSocketOptions, { clients, who }: Door, page: PageConnection): void {
  const pane = who.type === 'pane' ? paneOf(ws, who.token, networks) : undefined;
  const client = clients.join(who, pane ?? new SocketConnection(ws, stream), page);
  if (!client) return;
  const take = (data: RawData, isBinary: boolean): void => {
    const incoming = readIncoming(data, isBinary);
    if (incoming.type === 'text') clients.message(client, incoming.text);
    else clients.refuse(client, incoming.code, incoming.answer);
  };
  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (pane) pane.receive(sizeOf(data), () => take(data, isBinary));
    else take(data, isBinary);
  });
  ws.once('close', () => {
    pane?.end();
    clients.leave(client);
  });
}

/** A pane's network may change while it is connected, and may have changed while it was let in. */
function paneOf(ws: ServerSocket, token: string, networks: PaneNetworks): PaneConnection {
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
