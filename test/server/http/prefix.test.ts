import { expect, test } from 'vitest';
import { prefixesOf, withoutPrefix } from '../../../server/http/prefix.ts';

test('has no prefix for addresses without a path', () => {
  expect(prefixesOf({ PUBLIC_URL: 'https://school.test', PAGES_URL: 'https://pages.test' })).toEqual([]);
});

test.each([
  ['/code/p/x/?pane=1', '/p/x/?pane=1'],
  ['/code', '/'],
  ['/code?x=/code', '/?x=/code'],
  ['/codes/p', '/codes/p'],
  ['/p/x/', '/p/x/'],
  ['/pages/p/x/', '/p/x/'],
])('takes %s for %s', (url, expected) => {
  const prefixes = prefixesOf({ PUBLIC_URL: 'https://school.test/code', PAGES_URL: 'https://pages.test/pages' });
  expect(withoutPrefix(url, prefixes)).toBe(expected);
});
