import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../built.ts';

/** The files of a new project: a chat, short enough to be read at once. From path to text. */
export function readStarter(): Record<string, string> {
  const folder = join(ROOT, 'server/projects/starter');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
