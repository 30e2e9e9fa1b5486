/** `npm run backup <folder>`: all projects in one file, while the host runs or while it does not. */
import { readConfig } from './config.ts';
import { backUp } from './housekeeping/back-up.ts';

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('Where to? Type: npm run backup <folder>');
  const { file, projects } = await backUp({ dataDir: readConfig(process.env).DATA_DIR, folder, now: new Date() });
  console.log(`${projects} projects are in ${file}`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
