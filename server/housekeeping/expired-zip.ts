import type { Readable } from 'node:stream';
import { exportFiles, type ExportedProject } from '../export/export-files.ts';
import { readTakeHomeParts } from '../export/take-home-parts.ts';
import { zipStream } from '../export/zip-stream.ts';

/** Folders of what was built, see ExportDesk. */
export interface BuiltParts {
  takeHome: string;
  lib: string;
}

/** Zips of projects that were deleted since nobody opened them. */
export interface ExpiredZips {
  /** Resolves when it is kept for good. */
  keep(id: string, project: ExportedProject): Promise<void>;
  /** Deletes those that were made before that time, in milliseconds since 1970, and says how many. */
  clear(before: number): Promise<number>;
}

/** What 'Take it home' gives, so that the start page takes it back in. It is as large as a project may be, and what each is given. */
export async function expiredZip(project: ExportedProject, { takeHome, lib }: BuiltParts): Promise<Readable> {
  return zipStream(await exportFiles(project, await readTakeHomeParts(takeHome, lib)));
}
