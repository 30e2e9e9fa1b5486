import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** The same for every file, so that the same project is the same zip. A zip knows no time zone: midday is one day everywhere. */
const MTIME = new Date('2026-01-01T12:00:00Z');

/** A zip of `files`, from path to contents. Compressed in threads, one file after another, as fast as it is read. */
export function zipStream(files: ReadonlyMap<string, Buffer>): Readable {
  const zip = new ZipFile();
  for (const [path, bytes] of files) {
    // Not `addBuffer`, which compresses all of them at once and holds what comes of it.
    zip.addReadStreamLazy(path, { mtime: MTIME, forceDosTimestamp: true, size: bytes.length }, (opened) =>
      opened(null, Readable.from([bytes])),
    );
  }
  zip.end();
  return Readable.from(zip.outputStream, { objectMode: false });
}
