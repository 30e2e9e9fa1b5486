import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';

/** Paths that a proxy may leave in front of ours, without a slash at their end: of PUBLIC_URL and PAGES_URL. */
export function prefixesOf({ PUBLIC_URL, PAGES_URL }: Pick<Config, 'PUBLIC_URL' | 'PAGES_URL'>): string[] {
  const paths = [PUBLIC_URL, PAGES_URL].flatMap((url) => (url === undefined ? [] : [new URL(url).pathname.replace(/\/+$/, '')]));
  return [...new Set(paths)].filter((path) => path !== '');
}

/** `url` is what stands in a request line. A proxy may have taken the prefix away already: then it stays as it is. */
export function withoutPrefix(url: string, prefixes: readonly string[]): string {
  for (const prefix of prefixes) {
    if (url.startsWith(prefix) && /^(?:[/?]|$)/.test(url.slice(prefix.length))) return url.slice(prefix.length).replace(/^(?!\/)/, '/');
  }
  return url;
}

export function takePrefix(prefixes: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    request.url = withoutPrefix(request.url, prefixes);
    next();
  };
}
