import { readStored, writeStored } from './storage.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'wszero.theme';

/** What was chosen on this computer, else what the system asks for. */
export function chosenTheme(): Theme {
  const stored = THEMES.find((theme) => theme === readStored(KEY));
  if (stored) return stored;
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Colours the whole page. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** The theme on the page now. */
export function shownTheme(): Theme {
  return THEMES.find((theme) => theme === document.documentElement.dataset.theme) ?? 'light';
}

/** Goes on to the next theme and keeps it where there is storage. */
export function changeTheme(): Theme {
  const theme = THEMES[(THEMES.indexOf(shownTheme()) + 1) % THEMES.length] ?? 'light';
  showTheme(theme);
  writeStored(KEY, theme);
  return theme;
}
