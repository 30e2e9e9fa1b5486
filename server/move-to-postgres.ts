/** `npm run move-to-postgres [folder]`: all that is in the data folder into the database of DATABASE_URL. The host has to be stopped. */
import { readDataConfig } from './config.ts';
import { moveToPostgres } from './housekeeping/move-to-postgres.ts';
import { createLog } from './log.ts';
import { withoutPassword } from './store/postgres/reaching-trouble.ts';

async function main(folder: string | undefined): Promise<void> {
  const { DATA_DIR: dataDir, DATABASE_URL: url } = readDataConfig({ ...process.env, ...(folder !== undefined && { DATA_DIR: folder }) });
  if (url === undefined) throw new Error('Where to? Set DATABASE_URL to an empty database: postgres://name:password@computer/database');
  const moved = await moveToPostgres({ dataDir, url, log: createLog('warn') });
  console.log(
    `${moved.projects} projects are in ${withoutPassword(url)}, with ${moved.assets} pictures and sounds and ${moved.versions} versions.`,
  );
  console.log('All links and keys are the same. Start the nodes with this DATABASE_URL.');
  console.log(`What is in ${dataDir} is as it was. Keep it until you have seen that all is there.`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
