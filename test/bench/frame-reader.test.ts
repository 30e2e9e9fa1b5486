import { expect, test } from 'vitest';
import { FrameReader } from './frame-reader.ts';

const short = Buffer.from([0x81, 3, 97, 98, 99]);
const long = Buffer.concat([Buffer.from([0x81, 126, 0, 200]), Buffer.alloc(200, 98)]);
const ping = Buffer.from([0x89, 0]);
const stream = Buffer.concat([short, long, ping, long, short, short]);
const [abc, many] = ['abc', 'b'.repeat(200)];

test.each([1, 2, 3, 7, 64, stream.length])('reads text frames, and no ping, in chunks of %i bytes', (size) => {
  const heard: string[] = [];
  const reader = new FrameReader((bytes, from, to) => heard.push(bytes.toString('utf8', from, to)));
  for (let at = 0; at < stream.length; at += size) reader.read(stream.subarray(at, at + size));
  expect(heard).toEqual([abc, many, many, abc, abc]);
});
