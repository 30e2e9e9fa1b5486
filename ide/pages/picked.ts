import type { BroughtProject } from '../bring-in/bring-in.ts';
import type { BringTrouble } from '../bring-in/found-files.ts';

/** What somebody gave, one way or another. */
export type Given =
  { type: 'zip'; file: File } | { type: 'folder'; files: readonly File[] } | { type: 'dropped'; folder: FileSystemDirectoryEntry };

export type PickedProject = { ok: true; project: BroughtProject } | { ok: false; why: BringTrouble | 'no-host' };

/** The project in it, or why there is none. Fetches what reads it first. */
export async function picked(given: Given): Promise<PickedProject> {
  const chunk = await import('../bring-in/chunk.ts').catch(() => undefined);
  if (!chunk) return { ok: false, why: 'no-host' }; // it is fetched from the host
  const { bringIn, BringError, readDroppedFolder, readFolder, readZip } = chunk;
  try {
    switch (given.type) {
      case 'zip':
        return { ok: true, project: await bringIn(await readZip(given.file)) };
      case 'folder':
        return { ok: true, project: await bringIn(readFolder(given.files)) };
      case 'dropped':
        return { ok: true, project: await bringIn(await readDroppedFolder(given.folder)) };
    }
  } catch (error) {
    if (error instanceof BringError) return { ok: false, why: error.trouble };
    throw error;
  }
}
