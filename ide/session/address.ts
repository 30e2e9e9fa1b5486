import type { Role } from '../../server/protocol/ide.ts';

/** What an IDE page's address says: which project, and with which right it was opened. */
export interface Address {
  id: string;
  role: Role;
  /** The look id, when opened by one: it is the key then. */
  look?: string;
}

/** Reads `/e/:id` and `/l/:look`, below any path prefix. A look id begins with the project's id and a dot. */
export function addressOf(pathname: string): Address | undefined {
  const match = /\/(e|l)\/([A-Za-z0-9.-]+)\/?$/.exec(pathname);
  const name = match?.[2];
  if (!name) return undefined;
  if (match[1] === 'e') return { id: name, role: 'edit' };
  const dot = name.indexOf('.');
  return dot > 0 ? { id: name.slice(0, dot), role: 'look', look: name } : undefined;
}

/** Where the host is asked about a project over HTTP. `base` is the host's own address with its prefix, `document.baseURI`. */
export function projectUrl(base: string, id: string): string {
  const url = new URL(`api/projects/${encodeURIComponent(id)}`, base);
  url.hash = '';
  return url.href;
}

export function socketUrl(base: string, id: string): string {
  const url = new URL(`${projectUrl(base, id)}/socket`);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
