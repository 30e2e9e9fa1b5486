import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bearerOf, hashEditKey, idOfLink, isLink, newEditKey, newLink, normaliseEditKey, sameHash } from '../../../server/projects/keys.ts';
import { SECRET_WORDS } from '../../../server/projects/secret-words.ts';

const KEY = 'tiger-banana-rocket-seven';
const ID = 'brave-otter-lamp-42';
const LINK = `${ID}.abcdefghij234567`;

describe('a new Edit key', () => {
  it.each([4, 5, 6])('has %i of the secret words', (count) => {
    const words = newEditKey(count);
    expect(words).toHaveLength(count);
    expect(words.filter((word) => !SECRET_WORDS.includes(word))).toEqual([]);
  });

  it('is its own normal form', () => {
    const key = newEditKey(6).join('-');
    expect(normaliseEditKey(key)).toBe(key);
  });

  it('draws from the whole list', () => {
    // 40 draws for each word: that one is missed has a chance of 1 in 10 to the 14th.
    const drawn = new Set(newEditKey(SECRET_WORDS.length * 40));
    expect(drawn.size).toBe(SECRET_WORDS.length);
  });
});

describe('an Edit key that was typed', () => {
  it.each([
    ['as it is', KEY],
    ['in capitals', 'Tiger BANANA Rocket Seven'],
    ['with commas', 'tiger,banana, rocket ,seven'],
    ['with line ends and tabs', '\n tiger\tbanana\r\nrocket  seven \n'],
    ['with spaces that do not break', 'tiger\u00a0banana\u202frocket\u3000seven'],
    ['with dashes that a phone made long', 'tiger – banana—rocket − seven'],
    ['with dashes around', '--tiger--banana-rocket-seven-'],
  ])('means the same %s', (_how, text) => {
    expect(normaliseEditKey(text)).toBe(KEY);
  });

  it.each(['', '   ', ' ,-– '])('is empty when there is no word in %j', (text) => {
    expect(normaliseEditKey(text)).toBe('');
  });

  it('is cut at 100 characters, and ends in no dash', () => {
    expect(normaliseEditKey('a'.repeat(1_000_000))).toBe('a'.repeat(100));
    expect(normaliseEditKey(`${'a'.repeat(99)} b`)).toBe('a'.repeat(99));
  });

  it('keeps what is no word of the list: the hash finds nothing then', () => {
    expect(normaliseEditKey("Żółw d'or 7")).toBe("żółw-d'or-7");
  });
});

describe('the hash of an Edit key', () => {
  const secret = randomBytes(32);

  it('is the HMAC-SHA-256 in hex', () => {
    expect(hashEditKey(new TextEncoder().encode('Jefe'), 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', // RFC 4231, test case 2
    );
    expect(hashEditKey(secret, KEY)).toBe(createHmac('sha256', secret).update(KEY).digest('hex'));
  });

  it('differs by key and by secret', () => {
    const hash = hashEditKey(secret, KEY);
    expect(hashEditKey(secret, 'tiger-banana-rocket-eleven')).not.toBe(hash);
    expect(hashEditKey(randomBytes(32), KEY)).not.toBe(hash);
  });

  it('is compared whole', () => {
    const hash = hashEditKey(secret, KEY);
    const last = hash.endsWith('0') ? '1' : '0';
    expect(sameHash(hash, hashEditKey(secret, KEY))).toBe(true);
    expect(sameHash(hash, hash.slice(0, -1) + last)).toBe(false);
    expect(sameHash(hash, hash.slice(0, -1))).toBe(false);
    expect(sameHash(hash, `${hash}0`)).toBe(false);
    expect(sameHash(hash, '')).toBe(false);
  });

  it('is compared with what is no hash, of as many letters but more bytes', () => {
    expect(sameHash('é'.repeat(64), 'e'.repeat(64))).toBe(false);
  });
});

describe('a link', () => {
  it('is the id, a dot and 16 letters of base32', () => {
    const link = newLink(ID);
    expect(link).toMatch(/^brave-otter-lamp-42\.[a-z2-7]{16}$/);
    expect(isLink(link)).toBe(true);
    expect(idOfLink(link)).toBe(ID);
  });

  it('is another each time, and uses all 32 letters in all 16 places', () => {
    // 1,000 links: that a letter is missed in one place has a chance of 1 in 10 to the 11th.
    const links = Array.from({ length: 1_000 }, () => newLink(ID).slice(ID.length + 1));
    expect(new Set(links).size).toBe(links.length);
    for (let place = 0; place < 16; place++) expect(new Set(links.map((link) => link.charAt(place))).size).toBe(32);
  });

  it.each([
    ['nothing', ''],
    ['an id alone', ID],
    ['no id', '.abcdefghij234567'],
    ['too short a tail', LINK.slice(0, -1)],
    ['too long a tail', `${LINK}a`],
    ['capitals', LINK.toUpperCase()],
    ['digits that base32 has not', `${ID}.abcdefghij234560`],
    ['two dots', `${ID}.a.abcdefghij234567`],
    ['a slash', `../${LINK}`],
    ['a line end', `${LINK}\n`],
    ['an id without end', `${'a'.repeat(100_000)}.abcdefghij234567`],
  ])('is not %s', (_what, text) => {
    expect(isLink(text)).toBe(false);
    expect(idOfLink(text)).toBeUndefined();
  });
});

describe('the Authorization header', () => {
  it.each([
    ['an Edit key', `Bearer ${KEY}`, KEY],
    ['a look id', `Bearer ${LINK}`, LINK],
    ['the scheme in any case', `bearer ${KEY}`, KEY],
    ['more than one space', `Bearer   ${KEY}`, KEY],
  ])('gives %s', (_what, header, token) => {
    expect(bearerOf(header)).toBe(token);
  });

  it.each([
    ['there is none', undefined],
    ['it is empty', ''],
    ['there is no token', 'Bearer '],
    ['the scheme is another', `Basic ${KEY}`],
    ['the scheme is missing', KEY],
    ['there are two tokens', `Bearer ${KEY} ${KEY}`],
    ['the token has letters that none has', 'Bearer żółw'],
    ['the token has no end', `Bearer ${'a'.repeat(201)}`],
  ])('gives nothing when %s', (_why, header) => {
    expect(bearerOf(header)).toBeUndefined();
  });
});
