import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectDocument } from '../../server/document/project-document.ts';
import { createLog } from '../../server/log.ts';
import { openSqliteStore } from '../../server/store/sqlite/open-sqlite-store.ts';

const log = createLog('error');

/** What the store has in such a copy, which goes: what a kill has left, with no browser that could send anything again. */
export async function filesIn(copy: string, project: string): Promise<Map<string, string>> {
  try {
    const store = await openSqliteStore({ dataDir: copy, log });
    const document = await ProjectDocument.open(store, await store.acquire(project, 'node', 'reader'), { log });
    const files = new Map(document.files());
    await document.dispose();
    await store.close();
    return files;
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A copy of a host's data, as it is at this moment. */
export async function copyOf(dataDir: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'wszero-copy-'));
  await cp(dataDir, copy, { recursive: true });
  return copy;
}
