import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { readLibraries } from '../http/libraries.ts';

/** What every project that is taken home gets. */
export interface TakeHomeParts {
  /** From path to contents, below `runtime/`. */
  runtime: ReadonlyMap<string, Buffer>;
  /** Packages and their versions. */
  needs: Readonly<Record<string, string>>;
  /** Files of libraries, by the names that they have in their folder, with what they need of each other. */
  libraries(names: readonly string[]): Promise<Map<string, Buffer>>;
}

/** Reads what was built. `folder` is the part `take-home`, `libraries` that of the copies of libraries. */
export async function readTakeHomeParts(folder: string, libraries: string): Promise<TakeHomeParts> {
  const names = await readdir(join(folder, 'runtime'), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const runtime = new Map<string, Buffer>();
  for (const file of files.sort())
    runtime.set(
      file
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
      await readFile(file),
    );
  const needs = JSON.parse(await readFile(join(folder, 'needs.json'), 'utf8')) as Record<string, string>;
  return { runtime, needs, libraries: (wanted) => withNeeds(libraries, wanted) };
}

async function withNeeds(folder: string, wanted: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (wanted.length === 0) return found;
  const { needs } = readLibraries(folder);
  const todo = [...wanted];
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    if (found.has(name)) continue;
    found.set(name, await readFile(join(folder, name)));
    todo.push(...(needs[name] ?? []));
  }
  return found;
}
