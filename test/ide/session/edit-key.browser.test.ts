import { afterEach, expect, test, vi } from 'vitest';
import { takeEditKey, wordsOf } from '../../../ide/session/edit-key.ts';

const SLOT = 'wszero.key.brave-otter';
const address = location.pathname + location.search;

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.removeItem(SLOT);
  history.replaceState(null, '', address);
});

test('the key moves from the address to storage, and is found there the next time', () => {
  history.replaceState({ kept: 1 }, '', `${address}#tiger-banana-rocket-seven`);
  expect(takeEditKey('brave-otter', window)).toBe('tiger-banana-rocket-seven');
  expect(location.hash).toBe('');
  expect(location.pathname + location.search).toBe(address);
  expect(history.state).toEqual({ kept: 1 });
  expect(takeEditKey('brave-otter', window)).toBe('tiger-banana-rocket-seven');
  expect(takeEditKey('other-otter', window)).toBeUndefined();
});

test('where storage throws, the key stays in the address', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  history.replaceState(null, '', `${address}#tiger-banana-rocket-seven`);
  expect(takeEditKey('brave-otter', window)).toBe('tiger-banana-rocket-seven');
  expect(location.hash).toBe('#tiger-banana-rocket-seven');
  history.replaceState(null, '', address);
  expect(takeEditKey('brave-otter', window)).toBeUndefined();
});

test('words may come in capitals, with spaces or encoded', () => {
  expect(wordsOf('#Tiger-Banana-ROCKET-seven')).toBe('tiger-banana-rocket-seven');
  expect(wordsOf('#tiger%20banana%20rocket%20seven')).toBe('tiger-banana-rocket-seven');
  expect(wordsOf('')).toBeUndefined();
  expect(wordsOf('#')).toBeUndefined();
});
