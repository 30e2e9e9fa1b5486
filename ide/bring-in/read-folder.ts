import { LIMITS } from '../../server/protocol/limits.ts';
import { isDirectory, isFile } from './entry-kind.ts';
import { BringError, type Picked } from './found-files.ts';

/** A folder that somebody picked, as a field of the kind `webkitdirectory` gives it. Throws BringError. */
export function readFolder(files: readonly File[]): Picked {
  const [first] = files;
  const name = first?.webkitRelativePath.split('/')[0] ?? '';
  return fromFiles(
    name,
    files.map((file) => [file.webkitRelativePath || file.name, file]),
  );
}

/** A folder that somebody dropped. What is in `node_modules` and in hidden folders is not even looked at. */
export async function readDroppedFolder(folder: FileSystemDirectoryEntry): Promise<Picked> {
  const found: [string, File][] = [];
  const visit = async (entry: FileSystemDirectoryEntry): Promise<void> => {
    for (const child of await entriesOf(entry)) {
      if (child.name === 'node_modules' || child.name.startsWith('.')) continue;
      if (found.length >= LIMITS.broughtFiles) throw new BringError('too-large');
      if (isDirectory(child)) await visit(child);
      else if (isFile(child)) found.push([child.fullPath.replace(/^\//, ''), await fileOf(child)]);
    }
  };
  await visit(folder);
  return fromFiles(folder.name, found);
}

function fromFiles(name: string, files: readonly (readonly [path: string, file: File])[]): Picked {
  const mine = files.filter(([path]) => !/(^|\/)node_modules\//.test(path));
  if (mine.length > LIMITS.broughtFiles) throw new BringError('too-large');
  const byPath = new Map(mine);
  return {
    name,
    files: mine.map(([path, { size }]) => ({ path, size })),
    read: async (wanted) => {
      const read = new Map<string, Uint8Array>();
      for (const path of wanted) {
        const file = byPath.get(path);
        if (file) read.set(path, await bytesOf(file));
      }
      return read;
    },
  };
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new BringError('unreadable', { cause: error }); // it changed or went away since it was picked
  }
}

/** A reader gives some of a folder at a time, and an empty list at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(unreadable);
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(unreadable);
}

function unreadable(cause: unknown): never {
  throw new BringError('unreadable', { cause });
}
