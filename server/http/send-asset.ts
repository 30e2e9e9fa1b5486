import type { Request, Response } from 'express';
import { assertNever } from '../../runtime/assert-never.ts';
import { byteRange } from '../../runtime/pages/byte-range.ts';

export interface SentAsset {
  hash: string;
  read: () => Promise<Uint8Array | undefined>;
}

/**
 * An asset as a browser asks for it: not again when it has it, and a part when it wants one. The type is set by the caller.
 * False when there is none to be sent, and then nothing was.
 */
export async function sendAsset(request: Request<unknown>, response: Response, { hash, read }: SentAsset): Promise<boolean> {
  const etag = `"${hash}"`;
  response.set({ ETag: etag, 'Accept-Ranges': 'bytes' });
  if (request.fresh) {
    response.status(304).end();
    return true;
  }
  const bytes = await read();
  if (bytes) sendBytes(request, response, { etag, bytes });
  else for (const header of ['ETag', 'Accept-Ranges']) response.removeHeader(header);
  return bytes !== undefined;
}

function sendBytes(request: Request<unknown>, response: Response, { etag, bytes }: { etag: string; bytes: Uint8Array }): void {
  const { buffer, byteOffset, length } = bytes;
  // A browser that has an older picture in parts wants all of the new one.
  const since = request.get('If-Range');
  const range = byteRange(since === undefined || since === etag ? request.get('Range') : undefined, length);
  switch (range.type) {
    case 'whole':
      response.send(Buffer.from(buffer, byteOffset, length));
      return;
    case 'part': {
      const { first, last } = range;
      response.status(206).set('Content-Range', `bytes ${first}-${last}/${length}`);
      response.send(Buffer.from(buffer, byteOffset + first, last - first + 1));
      return;
    }
    case 'outside':
      response.status(416).set('Content-Range', `bytes */${length}`).end();
      return;
    default:
      assertNever(range);
  }
}
