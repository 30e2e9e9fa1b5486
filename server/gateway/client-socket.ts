/** The sockets of pages, scripts and any other client: the wire of wszero, `{"op": "…", …}` both ways and nothing else. */
import type { RawData, WebSocket } from 'ws';
import { holdSocket } from '../../runtime/clients/hold-socket.ts';
import { readIncoming } from '../../runtime/clients/incoming.ts';
import { pageLoadOf } from '../../runtime/clients/returns.ts';
import { SocketConnection } from '../../runtime/clients/socket-connection.ts';
import { CodedError } from '../errors.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import type { Introduction } from '../projects/project-clients.ts';
import type { ProjectHost } from '../projects/project-host.ts';

export interface ClientSocketOptions {
  ws: WebSocket;
  play: string;
  query: URLSearchParams;
  registry: HostRegistry;
}

/** Lets a client in when its project is awake; what it sends meanwhile waits in the socket. */
export async function acceptClient({ ws, play, query, registry }: ClientSocketOptions): Promise<void> {
  ws.on('error', () => ws.terminate());
  holdSocket(ws, 'door', true);
  try {
    const host = await registry.awakeByPlay(play);
    const load = pageLoadOf(query);
    if (!(await host.clients.returns.turn(load, ws))) {
      ws.close(CLOSE.tryAgainLater, 'this page is still connected');
      return;
    }
    if (ws.readyState === ws.OPEN) join(ws, host, introductionOf(query, host, registry), load);
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'unknown-project') throw error;
    ws.close(CLOSE.unknownProject, 'there is no project under this link');
  } finally {
    // a socket that is not read never sees the other side's goodbye
    holdSocket(ws, 'door', false);
  }
}

function join(ws: WebSocket, host: ProjectHost, who: Introduction, load: string | undefined): void {
  const client = host.clients.join(who, new SocketConnection(ws), load);
  if (!client) return;
  ws.on('message', (data: RawData, isBinary: boolean) => {
    const incoming = readIncoming(data, isBinary);
    if (incoming.type === 'text') host.clients.message(client, incoming.text);
    else host.clients.refuse(client, incoming.code, incoming.answer);
  });
  ws.once('close', () => host.clients.leave(client));
}

function introductionOf(query: URLSearchParams, host: ProjectHost, registry: HostRegistry): Introduction {
  const token = query.get('pane');
  const name = token === null ? undefined : registry.tokens.read(host.id, token);
  if (token !== null && name !== undefined) return { type: 'pane', token, name };
  const visit = query.get('visit') ?? token;
  return visit === null ? { type: 'script' } : { type: 'visit', visit: visit.slice(0, 100) };
}
