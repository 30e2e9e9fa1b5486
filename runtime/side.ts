/** The two sides of a project: the server's code, and the pages that are its clients. */
export type Side = 'server' | 'page';

/** `server.js`, `server.ts` and all in `server/` are the server's and are never served; all else is the page's. */
export function sideOf(path: string): Side {
  return path === 'server.js' || path === 'server.ts' || path.startsWith('server/') ? 'server' : 'page';
}
