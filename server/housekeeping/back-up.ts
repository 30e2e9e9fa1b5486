import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkDatabase, databaseIn, settleDatabase } from './database-file.ts';
import { readHostNote, type HostNote } from './host-note.ts';

export interface BackedUp {
  file: string;
  projects: number;
}

/** Copies the database into a new file of `folder`, whether a host has it or not, and looks that the copy is whole. Throws in plain words. */
export async function backUp({ dataDir, folder, now }: { dataDir: string; folder: string; now: Date }): Promise<BackedUp> {
  const database = resolve(databaseIn(dataDir));
  if (!existsSync(database)) throw new Error(`There is nothing to back up: ${database} is not there.`);
  await mkdir(folder, { recursive: true });
  const file = resolve(folder, `playground-${stampOf(now)}.sqlite`);
  const unfinished = `${file}.part`;
  try {
    const note = await readHostNote(dataDir);
    if (!note || !(await copyHeld(note, unfinished))) {
      settleDatabase(database);
      await copyFile(database, unfinished);
    }
    // keys and texts of pupils are in it
    await chmod(unfinished, 0o600);
    await rename(unfinished, file);
    return { file, projects: checkDatabase(file) };
  } catch (error) {
    for (const each of [unfinished, file]) await rm(each, { force: true });
    throw error;
  }
}

/** As it is in a file's name: `2026-11-29-234105`, by UTC. */
export function stampOf(now: Date): string {
  return now.toISOString().replace(/\..*$/, '').replaceAll(':', '').replace('T', '-');
}

/** False when no host answers there. */
async function copyHeld({ url, key }: HostNote, copy: string): Promise<boolean> {
  let answer: Response;
  try {
    answer = await fetch(new URL('/api/backup', url), { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  } catch {
    return false; // it was killed, and has left its note
  }
  if (!answer.ok || !answer.body) throw new Error(`The host does not give its data: ${await answer.text()}`);
  const reader = answer.body.getReader();
  try {
    const first: { value?: Uint8Array | undefined } = await reader.read();
    const held = Buffer.from(first.value ?? [])
      .toString()
      .trimEnd();
    const before = await stateOf(held);
    await copyFile(held, copy);
    // a host that is stopped puts its log into the file
    if ((await stateOf(held)) !== before) throw new Error('The host stopped in the middle. Try it again.');
  } finally {
    await reader.cancel();
  }
  return true;
}

/** Another one, as soon as anybody has written to the file. */
async function stateOf(file: string): Promise<string> {
  const { size, mtimeNs } = await stat(file, { bigint: true });
  return `${size} ${mtimeNs}`;
}
