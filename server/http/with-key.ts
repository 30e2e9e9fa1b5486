import type { Request, Response } from 'express';
import { addressOf } from './address.ts';
import { untilGone } from './until-gone.ts';
import type { WrongKeyBrake } from './wrong-key-brake.ts';

interface Asked {
  request: Request;
  response: Response;
  brake: WrongKeyBrake;
  /** What opens something although it stands in the address: it can be guessed as a key can. */
  link?: string;
}

/** Does what needs a key, with the one of the `Authorization` header if there is one: slowly, for who has tried many wrong ones. */
export function withKey<Result>(
  { request, response, brake, link }: Asked,
  attempt: (key: string | undefined) => Promise<Result>,
): Promise<Result> {
  const key = bearerOf(request);
  const tried = key ?? link;
  return tried === undefined ? attempt(key) : brake.try(addressOf(request), tried, untilGone(response), () => attempt(key));
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1];
}
