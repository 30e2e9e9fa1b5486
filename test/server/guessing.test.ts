import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ADDRESS_BRAKE, HOST_BRAKE } from '../../server/http/wrong-key-brake.ts';
import { newLink } from '../../server/projects/keys.ts';
import { SECRET_WORDS } from '../../server/projects/secret-words.ts';
import { LIMITS } from '../../server/protocol/limits.ts';

const THREATS = readFileSync(new URL('../../server/THREATS.md', import.meta.url), 'utf8');
const PROJECTS = [1_000, 1_000_000];
const LINKS_A_SECOND = 100_000;
const LENGTHS: [seconds: number, name: string][] = [
  [365.25 * 86_400, 'years'],
  [86_400, 'days'],
  [3_600, 'hours'],
  [60, 'minutes'],
];

/** Tries a second: of one address, and of as many as have room, which wait for all together. */
const ofAddress = 1_000 / ADDRESS_BRAKE.everyMs;
const ofAll = LIMITS.connections / (HOST_BRAKE.mostMs / 1_000);

/** With two digits that count. */
function span(seconds: number): string {
  const [length, name] = LENGTHS.find(([least]) => seconds >= least) ?? [1, 'seconds'];
  return `${Number((seconds / length).toPrecision(2)).toLocaleString('en')} ${name}`;
}

test.each([4, 5, 6])('the time that guessing takes is that of the threat model, with %i words', (words) => {
  const row = THREATS.split('\n').find((line) => line.startsWith(`| ${String(words)} `)) ?? '';
  const cells = row.split('|').map((cell) => cell.trim());
  const keys = SECRET_WORDS.length ** words;
  expect(cells.slice(2, -1)).toEqual(PROJECTS.flatMap((count) => [ofAddress, ofAll].map((rate) => span(keys / count / rate))));
});

test('so are the rates, the time for one project, and for a link', () => {
  const linkBits = (newLink('a').length - 'a.'.length) * 5;
  for (const figure of [
    `one in ${String(ADDRESS_BRAKE.everyMs / 1_000)} s`,
    `up to ${String(HOST_BRAKE.mostMs / 1_000)} s each`,
    `${LIMITS.connections.toLocaleString('en')} connections`,
    `${Math.round(ofAll).toLocaleString('en')} tries a second`,
    `four words: ${span(SECRET_WORDS.length ** 4 / ofAll)} as fast`,
    `${String(linkBits)} bits behind its address: ${span(2 ** linkBits / LINKS_A_SECOND)} at`,
  ]) {
    expect(THREATS).toContain(figure);
  }
});
