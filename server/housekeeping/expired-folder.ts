import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ExportedProject } from '../export/export-files.ts';
import { expiredZip, type BuiltParts, type ExpiredZips } from './expired-zip.ts';

export interface ExpiredFolderOptions {
  /** Made when it is needed. */
  folder: string;
  built: BuiltParts;
}

/** Zips in a folder, for a host that has its data in one too. */
export class ExpiredFolder implements ExpiredZips {
  readonly #options: ExpiredFolderOptions;

  constructor(options: ExpiredFolderOptions) {
    this.#options = options;
  }

  async keep(id: string, project: ExportedProject): Promise<void> {
    const { folder, built } = this.#options;
    // A pupil's work: as private as the database.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const zip = await expiredZip(project, built);
    const [unfinished, file] = [join(folder, `${id}.part`), join(folder, `${id}.zip`)];
    try {
      await pipeline(zip, createWriteStream(unfinished, { mode: 0o600, flush: true }));
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async clear(before: number): Promise<number> {
    const { folder } = this.#options;
    let cleared = 0;
    for (const name of await namesIn(folder)) {
      const file = join(folder, name);
      if (!/\.(zip|part)$/.test(name) || (await stat(file)).mtimeMs >= before) continue;
      await rm(file);
      cleared += 1;
    }
    return cleared;
  }
}

/** None, if there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
