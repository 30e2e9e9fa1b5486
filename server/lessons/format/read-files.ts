import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles } from '../../projects/files.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { Tell } from './problems.ts';

/** Whatever an editor or a system leaves in a folder. */
const PASSED_OVER = /^(\..*|Thumbs\.db)$/;
/** More than a project can have: then the folder is no part of a lesson. */
const MOST_FILES = 2 * LIMITS.filesPerProject;

/** The names in a folder that are not passed over, in order; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => !PASSED_OVER.test(name))
    .sort();
}

/** A text file, up to `most` bytes. Undefined, and told, where it is too large or none. */
export function readText(path: string, most: number, tell: Tell): string | undefined {
  const { size } = statSync(path);
  if (size > most) {
    tell(`This file is larger than ${most / 1024} KiB.`);
    return undefined;
  }
  const text = readFileSync(path, 'utf8');
  if (!text.includes('\0') && !text.includes('\uFFFD')) return text.replace(/\r\n?/g, '\n');
  tell('This file is not a text.');
  return undefined;
}

/** All text files in a folder by path, but for the folders of `except`. */
export function readFiles(folder: string, tell: Tell, except: (name: string) => boolean = () => false): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (within: string): void => {
    for (const name of namesIn(join(folder, within))) {
      const path = within === '' ? name : `${within}/${name}`;
      const isFolder = statSync(join(folder, path)).isDirectory();
      if (isFolder && within === '' && except(name)) continue;
      if (Object.keys(files).length >= MOST_FILES || path.split('/').length > LIMITS.pathDepth)
        return tell('There are too many files or folders in it.');
      if (isFolder) walk(path);
      else {
        const text = readText(join(folder, path), LIMITS.fileBytes, (words) => tell(`${path}: ${words}`));
        if (text !== undefined) files[path] = text;
      }
    }
  };
  walk('');
  return files;
}

/** Whether a project may have these files; told where not. */
export function judgeFiles(files: Record<string, string>, tell: Tell): void {
  const outcome = checkFiles(files);
  if (!outcome.ok) tell(outcome.reason);
}
