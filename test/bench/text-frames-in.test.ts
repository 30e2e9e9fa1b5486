import { expect, test } from 'vitest';
import { textFramesIn, type FrameScan } from './text-frames-in.ts';

const short = Buffer.from([0x81, 3, 97, 98, 99]);
const long = Buffer.concat([Buffer.from([0x81, 126, 0, 200]), Buffer.alloc(200, 98)]);
const ping = Buffer.from([0x89, 0]);
const stream = Buffer.concat([short, long, ping, long, short, short]);

test.each([1, 2, 3, 7, 64, stream.length])('counts text frames, and no ping, in chunks of %i bytes', (size) => {
  let scan: FrameScan = { skip: 0, header: Buffer.alloc(0) };
  let sum = 0;
  for (let at = 0; at < stream.length; at += size) {
    const read = textFramesIn(stream.subarray(at, at + size), scan);
    sum += read.count;
    scan = read.scan;
  }
  expect(sum).toBe(5);
});
