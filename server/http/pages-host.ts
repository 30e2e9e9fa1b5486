import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';

/** Pupils' pages, and what they load. */
const OF_PAGES = /^\/(?:p|lib)(?:\/|$)/;

/**
 * Where PAGES_URL names a host of its own, that host has pupils' pages and nothing else: no IDE that somebody could be led to
 * there, and nothing that asks for a key. Throws 'not-found'.
 */
export function keepToPages({ PAGES_URL, PUBLIC_URL }: Pick<Config, 'PAGES_URL' | 'PUBLIC_URL'>): RequestHandler {
  const host = PAGES_URL === undefined ? undefined : new URL(PAGES_URL).host;
  const isApart = host !== undefined && (PUBLIC_URL === undefined || new URL(PUBLIC_URL).host !== host);
  return (request, _response, next) => {
    const asked: unknown = request.host;
    if (isApart && typeof asked === 'string' && asked.toLowerCase() === host && !OF_PAGES.test(request.path))
      throw new CodedError('not-found');
    next();
  };
}
