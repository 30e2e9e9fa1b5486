import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipStream } from '../../../server/export/zip-stream.ts';

const files = new Map([
  ['server.js', Buffer.from('on("say", () => {});\n')],
  ['img/ß.png', Buffer.from([0, 1, 2, 255])],
  ['empty.txt', Buffer.alloc(0)],
]);

it('holds each file by its path, byte for byte', async () => {
  const found = unzipSync(await buffer(zipStream(files)));
  expect(Object.keys(found)).toEqual([...files.keys()]);
  for (const [path, bytes] of files) expect(Buffer.from(found[path] ?? [])).toEqual(bytes);
});

it('is the same for the same files', async () => {
  expect(await buffer(zipStream(files))).toEqual(await buffer(zipStream(files)));
});

it('makes no more than is read', async () => {
  const noise = Buffer.from(Array.from({ length: 1 << 20 }, (_, at) => (at * 2_654_435_761) >>> 24));
  const stream = zipStream(new Map(Array.from({ length: 20 }, (_, at) => [`f${String(at)}`, noise])));
  const first = await new Promise<Buffer>((resolve) => stream.once('readable', () => resolve(stream.read() as Buffer)));
  expect(first.length).toBeLessThan(noise.length);
  stream.destroy();
  expect(stream.destroyed).toBe(true);
});
