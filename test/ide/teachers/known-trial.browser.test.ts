import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { knownTrial, rememberTrial } from '../../../ide/teachers/known-trial.ts';

const ADDRESS = `${location.origin}/teachers/catch/brave-otter-42#tiger-banana`;
const asked = vi.fn<(address: string) => Promise<Response>>();

beforeEach(() => {
  asked.mockResolvedValue(new Response());
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  vi.unstubAllGlobals();
  asked.mockReset();
  localStorage.clear();
});

test('a lesson is tried where it was tried before', async () => {
  expect(await knownTrial('catch')).toBeUndefined();
  rememberTrial('catch', ADDRESS);
  expect(await knownTrial('catch')).toBe(ADDRESS);
  expect(await knownTrial('vote-now')).toBeUndefined();
});

test('a project that the host has no longer counts as none, and so does one while there is no host', async () => {
  rememberTrial('catch', ADDRESS);
  asked.mockResolvedValueOnce(new Response('', { status: 404 }));
  expect(await knownTrial('catch')).toBeUndefined();
  asked.mockRejectedValueOnce(new TypeError('no network'));
  expect(await knownTrial('catch')).toBeUndefined();
});

test.each(['no address', 'https://elsewhere.test/teachers/catch/a#b'])(
  'what somebody else wrote there leads nowhere: %s',
  async (address) => {
    rememberTrial('catch', address);
    expect(await knownTrial('catch')).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  },
);
