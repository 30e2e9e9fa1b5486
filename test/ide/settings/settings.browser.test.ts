import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { choose, settings, storedSettings } from '../../../ide/settings/settings.ts';
import { showSettings } from '../../../ide/settings/show-settings.ts';
import { nextTheme, shownTheme } from '../../../ide/settings/theme.ts';
import { eventually } from '../panels/shown.ts';

const USUAL = {
  language: 'system',
  theme: 'system',
  face: 'usual',
  spacing: 'usual',
  motion: 'system',
  reader: 'off',
  codeSize: 18,
} as const;
const page = document.documentElement;
const token = (name: string): string => getComputedStyle(page).getPropertyValue(name);
showSettings();

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  choose(USUAL);
});

test('takes what was chosen on this computer', () => {
  for (const [name, value] of Object.entries({ language: 'es', theme: 'contrast', face: 'easy', codeSize: '40', reader: 'on' }))
    localStorage.setItem(`wszero.${name}`, value);
  expect(storedSettings()).toEqual({ ...USUAL, language: 'es', theme: 'contrast', face: 'easy', codeSize: 40, reader: 'on' });
});

test('takes what is usual where something strange is kept', () => {
  for (const [name, value] of Object.entries({ language: 'xx', theme: 'purple', face: '', codeSize: '9000', motion: 'toString' }))
    localStorage.setItem(`wszero.${name}`, value);
  expect(storedSettings()).toEqual(USUAL);
  localStorage.setItem('wszero.codeSize', 'huge');
  expect(storedSettings().codeSize).toBe(18);
});

test('shows what is chosen at once, and keeps it', async () => {
  choose({ theme: 'dark', spacing: 'wide', codeSize: 30, motion: 'less' });
  await eventually(() => Object.fromEntries(Object.entries(page.dataset))).toMatchObject({
    theme: 'dark',
    spacing: 'wide',
    motion: 'less',
  });
  expect([token('--code-size'), token('--code-line'), token('--code-letters')]).toEqual(['30px', '54px', '1.8px']);
  expect(storedSettings()).toEqual({ ...USUAL, theme: 'dark', spacing: 'wide', codeSize: 30, motion: 'less' });
});

test('shows it where there is no storage, too', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  choose({ theme: 'contrast' });
  await eventually(() => page.dataset['theme']).toBe('contrast');
  expect(storedSettings()).toEqual(USUAL);
});

test('has the colours that the computer asks for until others are chosen', () => {
  const asked = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  expect(shownTheme()).toBe(asked);
  choose({ theme: 'dark' });
  nextTheme();
  expect(settings.state.theme).toBe('contrast');
  nextTheme();
  expect(settings.state.theme).toBe('light');
});

test('fetches the easier face when it is chosen, and not before', async () => {
  const faces = (): string[] => [...document.fonts].map(({ family }) => family.replaceAll('"', '').replaceAll("'", ''));
  expect(faces().filter((name) => name.startsWith('Atkinson'))).toEqual([]);
  choose({ face: 'easy' });
  await eventually(faces).toContain('Atkinson Hyperlegible Mono Variable');
  expect(faces()).toContain('Atkinson Hyperlegible Next Variable');
});
