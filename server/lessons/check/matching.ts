/** Whether what came is what a check expects: `$any` is anything, `$me` the name of whoever got it. Random values are filled in before. */
import { isDeepStrictEqual } from 'node:util';

export interface Difference {
  part: string;
  expected: unknown;
  /** Undefined where the part is not there. */
  got: unknown;
}

/** The first part of `message` that is not as expected. Parts that are not named do not matter. */
export function difference(
  expected: Readonly<Record<string, unknown>>,
  message: Readonly<Record<string, unknown>>,
  me: string,
): Difference | undefined {
  for (const [part, value] of Object.entries(expected)) {
    const got = Object.hasOwn(message, part) ? message[part] : undefined;
    if (!fits(value, got, me)) return { part, expected: value === '$me' ? me : value, got };
  }
  return undefined;
}

/** A list or an object has to be equal, part by part. */
export function fits(expected: unknown, got: unknown, me: string): boolean {
  if (expected === '$any') return got !== undefined;
  if (expected === '$me') return got === me;
  if (Array.isArray(expected))
    return Array.isArray(got) && got.length === expected.length && expected.every((each, at) => fits(each, got[at], me));
  if (!isParts(expected)) return isDeepStrictEqual(expected, got);
  if (!isParts(got) || Object.keys(got).length !== Object.keys(expected).length) return false;
  return Object.entries(expected).every(([key, each]) => Object.hasOwn(got, key) && fits(each, got[key], me));
}

function isParts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
