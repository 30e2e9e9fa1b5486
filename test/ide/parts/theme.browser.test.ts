import { afterEach, beforeEach, expect, test } from 'vitest';
import { chosenTheme, showTheme, shownTheme } from '../../../ide/parts/theme.ts';

beforeEach(() => localStorage.clear());
afterEach(() => showTheme('light'));

test('takes what was chosen on this computer', () => {
  localStorage.setItem('wszero.theme', 'contrast');
  expect(chosenTheme()).toBe('contrast');
});

test('takes what the system asks for where nothing was chosen, or something strange is kept', () => {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  expect(chosenTheme()).toBe(system);
  localStorage.setItem('wszero.theme', 'purple');
  expect(chosenTheme()).toBe(system);
});

test('colours the whole page', () => {
  showTheme('dark');
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(shownTheme()).toBe('dark');
});
