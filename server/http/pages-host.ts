import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';

/** Pupils' pages, what they load, and calls that need a key anyhow. */
const NO_PAGE_OF_OURS = /^\/(?:p|lib|api)(?:\/|$)/;

/**
 * Where PAGES_URL names a host of its own, no page of the product is there: nobody can be led to an IDE that is a neighbour of
 * pupils' pages. Throws 'not-found'.
 */
export function keepToPages({ PAGES_URL, PUBLIC_URL }: Pick<Config, 'PAGES_URL' | 'PUBLIC_URL'>): RequestHandler {
  const host = PAGES_URL === undefined ? undefined : new URL(PAGES_URL).host;
  const isApart = host !== undefined && (PUBLIC_URL === undefined || new URL(PUBLIC_URL).host !== host);
  return (request, _response, next) => {
    const asked: unknown = request.host;
    if (isApart && typeof asked === 'string' && asked.toLowerCase() === host && !NO_PAGE_OF_OURS.test(request.path))
      throw new CodedError('not-found');
    next();
  };
}
