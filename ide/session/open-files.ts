import type { Side } from '../../runtime/side.ts';
import type { FileEntry, WorkbenchState } from '../state/workbench.ts';

/** What is shown first, where it is there: what the pupil is going to write in. */
const FIRST: Record<Side, string[]> = {
  server: ['server.js', 'server.ts'],
  page: ['client.js', 'client.ts', 'index.html'],
};

/** Which file each side shows after the files changed: the one it showed, else the first of its kind. */
export function openFiles(files: FileEntry[], open: WorkbenchState['open']): WorkbenchState['open'] {
  const next = { server: pick('server', files, open.server), page: pick('page', files, open.page) };
  return next.server === open.server && next.page === open.page ? open : next;
}

function pick(side: Side, files: FileEntry[], shown: string | undefined): string | undefined {
  const own = files.filter((file) => file.side === side);
  if (own.some((file) => file.id === shown)) return shown;
  const first = FIRST[side].map((path) => own.find((file) => file.path === path)).find((file) => file !== undefined);
  return (first ?? own[0])?.id;
}
