import { expect, test } from 'vitest';
import { linksOf, pagesUrlOf } from '../../../server/http/links.ts';

const ids = { id: 'brave-otter-lamp-1', play: 'brave-otter-lamp-1.p', look: 'brave-otter-lamp-1.l', remix: 'brave-otter-lamp-1.r' };

test('makes paths without a PUBLIC_URL, and no edit link for who has no key', () => {
  expect(linksOf(ids, {})).toEqual({ look: `/l/${ids.look}`, play: `/play/${ids.play}`, remix: `/r/${ids.remix}` });
});

test('puts the key into the fragment alone', () => {
  const { edit = '' } = linksOf({ ...ids, editKey: 'tiger-banana' }, { PUBLIC_URL: 'https://school.test/code' });
  expect(edit).toBe('https://school.test/code/e/brave-otter-lamp-1#tiger-banana');
});

test('serves pages from PAGES_URL, else PUBLIC_URL, else this host', () => {
  expect(pagesUrlOf(ids.play, { PAGES_URL: 'https://pages.test', PUBLIC_URL: 'https://school.test' })).toBe(
    `https://pages.test/p/${ids.play}/`,
  );
  expect(pagesUrlOf(ids.play, { PUBLIC_URL: 'https://school.test/code' })).toBe(`https://school.test/code/p/${ids.play}/`);
  expect(pagesUrlOf(ids.play, {})).toBe(`/p/${ids.play}/`);
});
