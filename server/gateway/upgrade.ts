import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.ts';
import type { ErrorCode } from '../errors.ts';
import { addressKey } from '../http/address.ts';
import { plainAnswer } from '../http/http-server.ts';

/** Answers a handshake as HTTP, in the shape of every other error, and ends it. */
export function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  socket.end(plainAnswer(code));
}

/** Who asks, for limits. */
export function addressOfUpgrade(request: IncomingMessage, { TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>): string {
  const forwarded = TRUST_PROXY ? String(request.headers['x-forwarded-for'] ?? '') : '';
  return addressKey(forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? ''));
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
