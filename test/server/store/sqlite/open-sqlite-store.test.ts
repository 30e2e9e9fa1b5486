import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../../server/log.ts';
import { openSqliteStore } from '../../../../server/store/sqlite/open-sqlite-store.ts';
import { storeContract } from '../store-contract.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wszero-store-'));
  return {
    open: () => openSqliteStore({ dataDir: join(folder, 'data'), log: createLog('silent') }),
    remove: () => rm(folder, { recursive: true }),
  };
});
