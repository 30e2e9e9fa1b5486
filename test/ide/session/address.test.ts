import { expect, test } from 'vitest';
import { addressOf, socketUrl } from '../../../ide/session/address.ts';

test('reads the project and the right from the path, below any prefix', () => {
  expect(addressOf('/e/brave-otter-lamp-42')).toEqual({ id: 'brave-otter-lamp-42', role: 'edit' });
  expect(addressOf('/school/wszero/e/brave-otter-lamp-42/')).toEqual({ id: 'brave-otter-lamp-42', role: 'edit' });
  const look = 'brave-otter-lamp-42.abcdefghij234567';
  expect(addressOf(`/school/l/${look}`)).toEqual({ id: 'brave-otter-lamp-42', role: 'look', look });
});

test('finds no project where there is none', () => {
  for (const path of ['/', '/e/', '/x/brave-otter', '/l/without-a-dot', '/l/.abc', '/e/a/b']) expect(addressOf(path)).toBeUndefined();
});

test('the socket is below the prefix, secure where the page is, and without the key', () => {
  expect(socketUrl('http://school.test:8000/', 'a-b')).toBe('ws://school.test:8000/api/projects/a-b/socket');
  expect(socketUrl('https://school.test/wszero/#key', 'a-b')).toBe('wss://school.test/wszero/api/projects/a-b/socket');
});
