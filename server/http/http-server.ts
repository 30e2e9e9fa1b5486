import { createServer, STATUS_CODES, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.ts';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';
import { addressKey } from './address.ts';
import { RETRY_AFTER_S } from './errors.ts';

type Limits = Pick<
  typeof LIMITS,
  'headersMs' | 'requestMs' | 'connectionsCheckedMs' | 'headersPerRequest' | 'connections' | 'connectionsPerAddress'
>;
/** As `Limits`, with any numbers. */
export type HttpLimits = { readonly [Limit in keyof Limits]: number };

/**
 * The host's HTTP server, with an end to all that a stranger may begin: a connection that says nothing, headers or a body that
 * come byte by byte, connections without number.
 */
export function createHttpServer(app: RequestListener, { TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>, limits: HttpLimits = LIMITS): Server {
  const server = createServer(
    { headersTimeout: limits.headersMs, requestTimeout: limits.requestMs, connectionsCheckingInterval: limits.connectionsCheckedMs },
    app,
  );
  server.maxHeadersCount = limits.headersPerRequest;
  server.maxConnections = limits.connections;
  // Behind a proxy all come from one address, and the proxy is who knows them.
  if (!TRUST_PROXY) limitAddresses(server, limits.connectionsPerAddress);
  answerNonsense(server);
  ignoreExpectations(server);
  return server;
}

function limitAddresses(server: Server, most: number): void {
  const counts = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = addressKey(socket.remoteAddress ?? '');
    const count = (counts.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    counts.set(address, count);
    socket.once('close', () => {
      const left = (counts.get(address) ?? 0) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}

/**
 * What is no HTTP is answered in the shape of every other error. Where it follows a request that is being answered, that answer comes
 * first, and the connection ends with it: a DELETE with a body, but without its length, looks like that.
 */
function answerNonsense(server: Server): void {
  const answering = new WeakMap<Duplex, { request: IncomingMessage; response: ServerResponse }>();
  const ending = new WeakSet<Duplex>();
  server.on('request', (request, response) => {
    answering.set(request.socket, { request, response });
    response.once('close', () => answering.delete(request.socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const asked = answering.get(socket);
    if (!asked && socket.writable) socket.end(plainAnswer(codeOf(error)));
    else if (!asked?.request.complete || !socket.writable) socket.destroy();
    else if (!ending.has(socket)) {
      ending.add(socket);
      asked.response.once('close', () => socket.end());
    }
  });
}

/** What a client expects of a server beside the answer it may expect: the answer comes all the same. */
function ignoreExpectations(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

function codeOf({ code }: NodeJS.ErrnoException): ErrorCode {
  if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 'too-large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : 'bad-request';
}

/** An error as the bytes of a whole HTTP answer, for a socket that has no `response`; the connection ends with it. */
export function plainAnswer(code: ErrorCode): string {
  const { status, message }: { status: number; message: string } = ERRORS[code];
  const body = JSON.stringify({ error: { code, message } });
  const head = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? 'Refused'}`;
  const retry = status === 503 ? [`Retry-After: ${RETRY_AFTER_S}`] : [];
  const headers = [
    ...retry,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return [head, ...headers, 'X-Content-Type-Options: nosniff', 'Referrer-Policy: no-referrer', '', body].join('\r\n');
}
