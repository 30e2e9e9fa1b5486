/** The sockets of pages, scripts and any other client: the wire of wszero, `{"op": "…", …}` both ways and nothing else. */
import type { RawData, WebSocket } from 'ws';
import { troubleText } from '../../runtime/server/trouble.ts';
import { CodedError } from '../errors.ts';
import { CLOSE, type CloseCode } from '../protocol/close-codes.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ClientConnection } from '../projects/client-table.ts';
import type { HostRegistry } from '../projects/host-registry.ts';
import type { Introduction } from '../projects/project-clients.ts';
import type { ProjectHost } from '../projects/project-host.ts';

export interface ClientSocketOptions {
  ws: WebSocket;
  play: string;
  query: URLSearchParams;
  registry: HostRegistry;
}

/** JSON has none of these outside its texts, and inside them they are escaped; the guest's format relies on it. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/** Lets a client in when its project is awake; what it sends meanwhile waits in the socket. */
export async function acceptClient({ ws, play, query, registry }: ClientSocketOptions): Promise<void> {
  ws.on('error', () => ws.terminate());
  ws.pause();
  try {
    const host = await registry.awakeByPlay(play);
    if (ws.readyState === ws.OPEN) join(ws, host, introductionOf(query, host, registry));
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'unknown-project') throw error;
    ws.close(CLOSE.unknownProject, 'there is no project under this link');
  } finally {
    // a socket that is not read never sees the other side's goodbye
    ws.resume();
  }
}

function join(ws: WebSocket, host: ProjectHost, who: Introduction): void {
  const client = host.clients.join(who, new Connection(ws));
  if (!client) return;
  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) return host.clients.refuse(client, 'binary', refusal('binary'));
    const text = textOf(data);
    if (CONTROL.test(text)) return host.clients.refuse(client, 'not-json', refusal('not-json'));
    host.clients.message(client, text);
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

function refusal(code: 'binary' | 'not-json'): string {
  return JSON.stringify({ op: 'error', code, msg: troubleText(code, {}) });
}

/** `ws` gives one buffer a message unless it is asked for something else. */
function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}

class Connection implements ClientConnection {
  readonly #ws: WebSocket;

  constructor(ws: WebSocket) {
    this.#ws = ws;
  }

  send(frame: Buffer): void {
    const ws = this.#ws;
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > LIMITS.clientBacklogBytes) {
      this.close(CLOSE.tooSlow, 'this client reads too slowly');
      // behind all that it has not read, the close may never arrive
      setTimeout(() => ws.terminate(), LAST_WORDS_MS).unref();
      return;
    }
    ws.send(frame, SEND_TEXT);
  }

  hold(on: boolean): void {
    if (on) this.#ws.pause();
    else if (this.#ws.isPaused) this.#ws.resume();
  }

  close(code: CloseCode, reason: string): void {
    this.#ws.close(code, reason);
  }
}

/** So long may a slow client take to read the code that it is closed with. */
const LAST_WORDS_MS = 2_000;
const SEND_TEXT = { binary: false };
