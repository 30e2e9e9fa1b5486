/** `npm run restore <file>`: a backup in the place of the data, that of DATABASE_URL where it is set. The host, or every node, has to be stopped. */
import { readDataConfig } from './config.ts';
import { restorePostgres } from './housekeeping/postgres-dump.ts';
import { restore } from './housekeeping/restore.ts';
import { createLog } from './log.ts';

async function main(backup: string | undefined): Promise<void> {
  if (backup === undefined) throw new Error('Which one? Type: npm run restore <file>');
  const { DATA_DIR: dataDir, DATABASE_URL: url } = readDataConfig(process.env);
  const now = new Date();
  const restored =
    url === undefined ? restore({ dataDir, backup, now }) : restorePostgres({ url, backup, folder: dataDir, now, log: createLog('warn') });
  const { projects, before } = await restored;
  console.log(`${projects} projects are back.`);
  if (before !== undefined) console.log(`What was there before is in ${before}`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
