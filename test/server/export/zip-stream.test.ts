import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import zlib from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
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

it('makes no more than is read, one file at a time', async () => {
  const begun = [vi.spyOn(zlib, 'DeflateRaw'), vi.spyOn(zlib, 'deflateRaw')];
  const count = (): number => begun.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  const noise = randomBytes(1 << 20);
  const stream = zipStream(new Map(Array.from({ length: 20 }, (_, at) => [`f${String(at)}`, noise])));
  await once(stream, 'readable');
  expect(count()).toBe(1);
  let read = 0;
  for await (const chunk of stream) {
    read += (chunk as Buffer).length;
    expect(count()).toBeLessThanOrEqual(2 + read / noise.length);
  }
  expect(count()).toBe(20);
  vi.restoreAllMocks();
});

it('stops when nobody wants it any more', async () => {
  const stream = zipStream(new Map([['f', randomBytes(1 << 20)]]));
  await once(stream, 'readable');
  stream.destroy();
  await once(stream, 'close');
  expect(stream.destroyed).toBe(true);
});
