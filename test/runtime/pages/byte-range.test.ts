import { expect, it } from 'vitest';
import { byteRange } from '../../../runtime/pages/byte-range.ts';

it.each<[string, number, number]>([
  ['bytes=0-1', 0, 1],
  ['bytes=0-', 0, 99],
  ['bytes=90-', 90, 99],
  ['bytes=90-500', 90, 99],
  ['bytes=99-99', 99, 99],
  ['bytes=-10', 90, 99],
  ['bytes=-500', 0, 99],
  [' bytes=5-6 ', 5, 6],
])('gives the part of %s', (header, first, last) => {
  expect(byteRange(header, 100)).toEqual({ type: 'part', first, last });
});

it.each([undefined, '', 'bytes=', 'bytes=-', 'lines=0-1', 'bytes=5-4', 'bytes=0-1,5-6', 'bytes=a-b', 'bytes=0x1-2', 'bytes=-1-2'])(
  'gives the whole for %s',
  (header) => {
    expect(byteRange(header, 100)).toEqual({ type: 'whole' });
  },
);

it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=999999999999999999999-'])('says that %s is outside', (header) => {
  expect(byteRange(header, 100)).toEqual({ type: 'outside' });
});

it('has no part of nothing', () => {
  for (const header of ['bytes=0-', 'bytes=-1', 'bytes=0-0']) expect(byteRange(header, 0)).toEqual({ type: 'outside' });
});
