/** `npm run backup <folder>`: all projects in one file, while the host runs or while it does not; those of DATABASE_URL, where that is set. */
import { readDataConfig } from './config.ts';
import { backUp } from './housekeeping/back-up.ts';
import { dumpPostgres } from './housekeeping/postgres-dump.ts';
import { createLog } from './log.ts';

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('Where to? Type: npm run backup <folder>');
  const { DATA_DIR: dataDir, DATABASE_URL: url } = readDataConfig(process.env);
  const now = new Date();
  const backedUp = url === undefined ? backUp({ dataDir, folder, now }) : dumpPostgres({ url, folder, now, log: createLog('warn') });
  const { file, projects } = await backedUp;
  console.log(`${projects} projects are in ${file}`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
