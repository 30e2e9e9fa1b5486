/** Where a reading of frames stands between two chunks: bytes of a body still to come, or the beginning of a header. */
export interface FrameScan {
  skip: number;
  header: Buffer;
}

/** Counts the text frames whose header is in `chunk`, which goes on where `scan` ended. Frames of a server have no mask. */
export function textFramesIn(chunk: Buffer, scan: FrameScan): { count: number; scan: FrameScan } {
  const bytes = scan.header.length > 0 ? Buffer.concat([scan.header, chunk]) : chunk;
  let at = scan.skip;
  let count = 0;
  while (at < bytes.length) {
    const body = bodyLength(bytes, at);
    if (!body) return { count, scan: { skip: 0, header: Buffer.from(bytes.subarray(at)) } };
    if ((bytes[at] ?? 0) % 16 === 1) count++;
    at = body.from + body.length;
  }
  return { count, scan: { skip: at - bytes.length, header: Buffer.alloc(0) } };
}

/** Undefined while the header is not whole. */
function bodyLength(bytes: Buffer, at: number): { from: number; length: number } | undefined {
  const short = bytes[at + 1];
  if (short === undefined) return undefined;
  if (short < 126) return { from: at + 2, length: short };
  if (short > 126) throw new Error('a frame of more than 64 KiB came back');
  return bytes.length < at + 4 ? undefined : { from: at + 4, length: bytes.readUInt16BE(at + 2) };
}
