/** Which bytes of a file an answer has: Safari plays a sound only from a host that gives parts. */
export type ByteRange =
  | { type: 'whole' }
  /** Both included, as in the header. */
  | { type: 'part'; first: number; last: number }
  /** To be answered by 416: the file is not so long. */
  | { type: 'outside' };

/** `header` is what a request has as `Range`. What is not one range of bytes is answered by the whole file, as RFC 9110 has it. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return { type: 'whole' };
  // `-500` are the last 500.
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(from) > Number(to)) return { type: 'whole' };
  return first > last ? { type: 'outside' } : { type: 'part', first, last };
}
