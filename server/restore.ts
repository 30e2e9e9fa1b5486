/** `npm run restore <file>`: a backup in the place of the data. The host has to be stopped. */
import { readConfig } from './config.ts';
import { restore } from './housekeeping/restore.ts';

async function main(backup: string | undefined): Promise<void> {
  if (backup === undefined) throw new Error('Which one? Type: npm run restore <file>');
  const { projects, before } = await restore({ dataDir: readConfig(process.env).DATA_DIR, backup, now: new Date() });
  console.log(`${projects} projects are back.`);
  if (before !== undefined) console.log(`What was there before is in ${before}`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
