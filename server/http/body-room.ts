import type { Request, RequestHandler } from 'express';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';
import { addressOf } from './address.ts';

/** In bytes. */
interface Room {
  all: number;
  perAddress: number;
}

/**
 * Lets bodies of requests in while there is memory for them. What is announced counts, from before the first byte until the
 * request is done with: whoever sends one byte a minute holds as much as it has announced.
 */
export function bodyRoom(room: Room = { all: LIMITS.bodiesBytes, perAddress: LIMITS.bodiesBytesPerAddress }): RequestHandler {
  const addresses = new Map<string, number>();
  let all = 0;
  return (request, response, next) => {
    const bytes = announcedBytes(request);
    const address = addressOf(request);
    const ofAddress = addresses.get(address) ?? 0;
    if (all + bytes > room.all || ofAddress + bytes > room.perAddress) throw new CodedError('too-many');
    all += bytes;
    addresses.set(address, ofAddress + bytes);
    response.once('close', () => {
      all -= bytes;
      const left = (addresses.get(address) ?? 0) - bytes;
      if (left > 0) addresses.set(address, left);
      else addresses.delete(address);
    });
    next();
  };
}

/** Without a length, or with one that is too large and will be refused: the most that is read of any. */
function announcedBytes(request: Request): number {
  if (request.get('transfer-encoding') !== undefined) return LIMITS.httpBodyBytes;
  const length = Number(request.get('content-length') ?? 0);
  return Number.isFinite(length) ? Math.min(length, LIMITS.httpBodyBytes) : LIMITS.httpBodyBytes;
}
