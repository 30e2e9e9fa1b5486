import { choose, settings } from './settings.ts';

/** In the order in which the button goes through them. */
const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme on the page: what was chosen, else what the computer asks for. */
export function shownTheme(): Theme {
  const { theme } = settings.state;
  if (theme !== 'system') return theme;
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Goes on to the next theme. */
export function nextTheme(): void {
  choose({ theme: THEMES[(THEMES.indexOf(shownTheme()) + 1) % THEMES.length] ?? 'light' });
}
