import { unzipSync, type UnzipFileInfo } from 'fflate';
import { LIMITS } from '../../server/protocol/limits.ts';
import { BringError, type FoundFile, type Picked } from './found-files.ts';
import { crc32, zipDirectory } from './zip-directory.ts';

/** A zip that somebody picked. Throws BringError. Nothing is unpacked before it is asked for, and no more than the list says. */
export async function readZip(file: File): Promise<Picked> {
  if (file.size > LIMITS.broughtBytes) throw new BringError('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const directory = zipDirectory(bytes);
  if ([...directory.values()].some(({ isEncrypted }) => isEncrypted)) throw new BringError('encrypted');
  const files: FoundFile[] = [];
  unzip(bytes, ({ name, originalSize }) => {
    if (files.length >= LIMITS.broughtFiles) throw new BringError('too-large');
    files.push({ path: pathOf(name), size: originalSize });
    return false;
  });
  return {
    name: file.name.replace(/\.zip$/i, ''),
    files,
    // the unpacker gives each file as much room as it says it needs, and no more
    read: async (wanted) => {
      const read = unzip(bytes, ({ name }) => wanted.has(pathOf(name)));
      for (const [name, content] of Object.entries(read)) {
        const said = directory.get(name);
        if (said && said.crc !== crc32(content)) throw new BringError('unreadable');
      }
      return new Map(Object.entries(read).map(([name, content]) => [pathOf(name), content]));
    },
  };
}

/** Some that make zips write paths as Windows does. */
function pathOf(name: string): string {
  return name.replaceAll('\\', '/');
}

function unzip(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof BringError) throw error;
    throw new BringError(bytes[0] === 0x50 && bytes[1] === 0x4b ? 'unreadable' : 'not-zip', { cause: error });
  }
}
