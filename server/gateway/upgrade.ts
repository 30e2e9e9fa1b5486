import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.ts';
import { CodedError, type ErrorCode } from '../errors.ts';

/** Answers a handshake as HTTP, in the shape of every other error, and ends it. */
export function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  const { status, message } = new CodedError(code);
  const body = JSON.stringify({ error: { code, message } });
  const head = ['HTTP/1.1', String(status), 'Refused'].join(' ');
  const lines = [head, 'Connection: close', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, '', body];
  socket.end(lines.join('\r\n'));
}

/** A browser says which page asks. Only our own pages may; a script has no page and says nothing. */
export function isOwnOrigin(request: IncomingMessage, { PUBLIC_URL, TRUST_PROXY }: Pick<Config, 'PUBLIC_URL' | 'TRUST_PROXY'>): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  if (PUBLIC_URL !== undefined && origin === new URL(PUBLIC_URL).origin) return true;
  const forwarded = TRUST_PROXY ? request.headers['x-forwarded-host'] : undefined;
  return new URL(origin).host === (forwarded ?? host);
}
