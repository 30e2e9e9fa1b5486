/**
 * `POST /api/backup`, for the command of that name on the same machine: it knows the key from a file in the data folder, which nobody else may
 * read. The answer is a line, the path of a file, and then nothing: until the connection ends the file stays as it is.
 */
import { once } from 'node:events';
import { Router } from 'express';
import { CodedError } from '../errors.ts';
import { sameHash } from '../projects/keys.ts';
import { LIMITS } from '../protocol/limits.ts';
import { untilGone } from './until-gone.ts';

export interface BackupDeps {
  /** The key of whoever runs the host. */
  key: string;
  hold: () => Promise<{ file: string; letGo: () => Promise<void> }>;
}

/** Holds the database's file for whoever runs the host. Throws 'wrong-key', and what `hold` throws. */
export function backupRouter({ key, hold }: BackupDeps): Router {
  const router = Router();
  router.post('/api/backup', async (request, response) => {
    if (!sameHash(request.get('authorization') ?? '', `Bearer ${key}`)) throw new CodedError('wrong-key');
    const { file, letGo } = await hold();
    try {
      response.type('text').write(`${file}\n`);
      const tooLong = setTimeout(() => response.destroy(), LIMITS.backupMs);
      const gone = untilGone(response);
      if (!response.destroyed && !gone.aborted) await once(gone, 'abort');
      clearTimeout(tooLong);
    } finally {
      await letGo();
    }
  });
  return router;
}
