import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  pieceToEdge,
  pieceToOwner,
  readPieceToEdge,
  readPieceToOwner,
  readTaken,
  readToEdge,
  readToOwner,
  takenFrame,
} from '../../../server/cluster/bus-frames.ts';

it('a message is read as it was written, each way', () => {
  const data = Buffer.from('{"op":"ho"}');
  expect(readPieceToOwner(pieceToOwner(7, data, false))).toEqual({ ids: [7], isBinary: false, data });
  const piece = { ids: [1, 0xffff_ffff], isBinary: true, data };
  expect(readPieceToEdge(pieceToEdge(piece))).toEqual(piece);
  expect(
    readTaken(
      takenFrame(
        new Map([
          [3, 10],
          [4, 20],
        ]),
      ),
    ),
  ).toEqual([
    [3, 10],
    [4, 20],
  ]);
});

it.each([
  ['no JSON', '{'],
  ['an unknown type', '{"type":"hello"}'],
  ['a number that is none', '{"type":"opened","id":0}'],
  ['more than it may say', '{"type":"opened","id":1,"more":1}'],
  ['a code that may not be sent', '{"type":"close","id":1,"code":1006,"reason":""}'],
  ['a reason that is too long', JSON.stringify({ type: 'close', id: 1, code: 1000, reason: 'x'.repeat(124) })],
])('%s is none of the protocol', (_what, text) => {
  expect(readToEdge(text)).toBeUndefined();
  expect(readToOwner(text)).toBeUndefined();
});

it.each([
  ['an empty frame', Buffer.alloc(0)],
  ['a frame of an unknown kind', Buffer.from([9, 0, 0, 0, 0])],
  ['a frame that names more sockets than it holds', Buffer.from([0, 0xff, 0xff, 0, 0])],
  ['half a count', Buffer.from([2, 0, 0, 0, 1])],
])('%s is none of the protocol', (_what, frame) => {
  expect(readPieceToEdge(frame)).toBeUndefined();
  expect(readTaken(frame)).toBeUndefined();
});

it('whatever comes is read or refused, and never throws', () => {
  for (let n = 0; n < 2_000; n += 1) {
    const frame = randomBytes(n % 40);
    for (const read of [readPieceToEdge, readPieceToOwner, readTaken]) expect(() => read(frame)).not.toThrow();
  }
});
