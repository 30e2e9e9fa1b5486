import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exportFiles, type ExportedProject } from '../export/export-files.ts';
import { readTakeHomeParts } from '../export/take-home-parts.ts';
import { zipStream } from '../export/zip-stream.ts';

export interface ExpiredFolderOptions {
  /** Made when it is needed. */
  folder: string;
  /** Folders of what was built, see ExportDesk. */
  built: { takeHome: string; lib: string };
}

/** Zips of projects that were deleted since nobody opened them: what 'Take it home' gives, so that the start page takes each back in. */
export class ExpiredFolder {
  readonly #options: ExpiredFolderOptions;

  constructor(options: ExpiredFolderOptions) {
    this.#options = options;
  }

  /** Resolves when it is on the disk in whole. */
  async keep(id: string, project: ExportedProject): Promise<void> {
    const { folder, built } = this.#options;
    // A pupil's work: as private as the database.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = await exportFiles(project, await readTakeHomeParts(built.takeHome, built.lib));
    const [unfinished, file] = [join(folder, `${id}.part`), join(folder, `${id}.zip`)];
    try {
      await pipeline(zipStream(files), createWriteStream(unfinished, { mode: 0o600, flush: true }));
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** Deletes those that were made before that time, in milliseconds since 1970, and says how many. */
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
