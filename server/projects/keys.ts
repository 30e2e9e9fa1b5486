/**
 * What opens a project: the Edit key, which is kept as a hash only, and links, which are kept as they are. Both come back
 * from outside as text of any kind: `normaliseEditKey`, `isLink` and `bearerOf` are the edge.
 */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { SECRET_WORDS } from './secret-words.ts';

/** Characters. The longest key has six words of seven letters. */
const EDIT_KEY_LENGTH = 100;
const ID_LENGTH = 60;
const LINK_BYTES = 10;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const LINK = new RegExp(`^([a-z0-9-]{1,${ID_LENGTH}})\\.[a-z2-7]{${(LINK_BYTES * 8) / 5}}$`);
/** Dashes of every kind: a phone likes to make a long one of a short one. */
const BETWEEN_WORDS = /[\s,\p{Dash}]+/u;

/** As many secret words as asked for, each drawn from all of them. The key is those, joined by `-`. */
export function newEditKey(words: number): string[] {
  return Array.from({ length: words }, () => {
    const word = SECRET_WORDS[randomInt(SECRET_WORDS.length)];
    if (word === undefined) throw new Error('There are no secret words.');
    return word;
  });
}

/** The key that somebody meant who typed `Tiger, banana  rocket – Seven`: `tiger-banana-rocket-seven`. At most 100 characters. */
export function normaliseEditKey(text: string): string {
  const key = text.toLowerCase().split(BETWEEN_WORDS).filter(Boolean).join('-');
  return key.slice(0, EDIT_KEY_LENGTH).replace(/-$/, '');
}

/** HMAC-SHA-256, 64 hex digits. Without the host's secret, a stolen table can not be tried against the list of words. */
export function hashEditKey(secret: Uint8Array, key: string): string {
  return createHmac('sha256', secret).update(key).digest('hex');
}

/** Takes as long for hashes that differ early as for those that differ late. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A play, look or remix link of a project: its id, a dot, and 80 bits of chance in base32 (RFC 4648, lower case). */
export function newLink(id: string): string {
  return `${id}.${base32(randomBytes(LINK_BYTES))}`;
}

/** Whether it could be a link; whether there is one is for the store to say. */
export function isLink(text: string): boolean {
  return LINK.test(text);
}

/** The id of the project that the link is for; undefined when it is no link. */
export function idOfLink(text: string): string | undefined {
  return LINK.exec(text)?.[1];
}

/** The token of an `Authorization` header (RFC 6750), at most 200 characters; undefined when it holds none. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/=-]{1,200})$/i.exec(authorization ?? '')?.[1];
}

/** Five bits a character. Whole characters only: the bytes must be a multiple of five. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => BASE32.charAt(parseInt(five, 2)));
}
