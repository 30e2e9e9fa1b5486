import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ownName } from '../own-names.ts';

/** Folders in folders beyond this are no pupil's. */
const MOST_DEEP = 8;

/** The files of a project as they lie on a disk: the pupil's own, and nothing of what makes them run. Paths have `/` between their steps. */
export class ProjectFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Whether `path` could be a pupil's file: nothing of ours, nothing hidden, no way out of the folder. */
  static holds(path: string): boolean {
    if (ownName(path) !== undefined) return false;
    return path.split('/').every((step) => step !== '' && !step.startsWith('.') && !/[\\:\0]/.test(step) && step !== 'node_modules');
  }

  /** All files, and the folders that they are in ('' is the project's own). */
  async list(): Promise<{ paths: string[]; folders: string[] }> {
    const paths: string[] = [];
    const folders: string[] = [];
    const visit = async (folder: string, depth: number): Promise<void> => {
      folders.push(folder);
      const entries = await readdir(join(this.root, folder), { withFileTypes: true }).catch(nothingWhenGone);
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (!ProjectFolder.holds(path)) continue;
        if (entry.isFile()) paths.push(path);
        else if (entry.isDirectory() && depth < MOST_DEEP) await visit(path, depth + 1);
      }
    };
    await visit('', 0);
    return { paths: paths.sort(), folders };
  }

  /** Undefined when there is no such file of the pupil's. A link that leads out of the folder is none. */
  async read(path: string): Promise<Buffer | undefined> {
    if (!ProjectFolder.holds(path)) return undefined;
    try {
      const [root, real] = await Promise.all([realpath(this.root), realpath(join(this.root, path))]);
      return real.startsWith(root + sep) ? await readFile(real) : undefined;
    } catch (error) {
      if (isNoFile(error)) return undefined;
      throw error;
    }
  }

  /** The texts of those of `paths` that are there. */
  async texts(paths: readonly string[]): Promise<Map<string, string>> {
    const read = await Promise.all(paths.map(async (path) => [path, await this.read(path)] as const));
    return new Map(read.flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, textOf(bytes)]])));
  }
}

/** As a project's texts are everywhere: LF at the ends of lines, and no mark in front. */
function textOf(bytes: Buffer): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
}

function nothingWhenGone(error: unknown): [] {
  if (isNoFile(error)) return [];
  throw error;
}

function isNoFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(String(error.code));
}
