import type { Request } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';

/** A name or an IPv4 address, or an IPv6 address in brackets, with or without a port. It goes into headers: nothing else may be in it. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Host and port as the browser has them, e.g. `school.test:8000`. Throws 'bad-request' for what is no host. */
export function hostOf(request: Request): string {
  // Express takes X-Forwarded-Host when, and only when, 'trust proxy' is set.
  const host: unknown = request.host;
  if (typeof host !== 'string' || !HOST.test(host)) throw new CodedError('bad-request', 'The Host header is not the name of a host.');
  return host.toLowerCase();
}

/** What URLs of pupils' pages begin with, without a slash at its end. */
export function pagesOriginOf(request: Request, { PAGES_URL, PUBLIC_URL }: Pick<Config, 'PAGES_URL' | 'PUBLIC_URL'>): string {
  return PAGES_URL ?? PUBLIC_URL ?? `${request.protocol}://${hostOf(request)}`;
}
