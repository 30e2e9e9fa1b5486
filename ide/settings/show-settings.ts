import { settings } from './settings.ts';
import { shownTheme } from './theme.ts';

/** What the computer asks for, and may ask for anew at any time: colours for the night, say. */
const ASKED = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)'];
/** Of a line of code, against the size of its letters. */
const LEAD = { usual: 1.45, wide: 1.8 } as const;
/** Between the letters of code, in parts of their size. */
const LETTERS = { usual: 0, wide: 0.06 } as const;

/** Shows the page as it is wanted, from now on. The style sheets go by these attributes and properties of `<html>`. */
export function showSettings(): void {
  show();
  settings.subscribe(show);
  for (const query of ASKED) matchMedia(query).addEventListener('change', show);
}

function show(): void {
  const { dataset, style } = document.documentElement;
  const { face, spacing, codeSize } = settings.state;
  dataset.theme = shownTheme();
  dataset.face = face;
  dataset.spacing = spacing;
  dataset.motion = wantsLessMotion() ? 'less' : 'full';
  style.setProperty('--code-size', `${String(codeSize)}px`);
  style.setProperty('--code-line', `${String(Math.round(codeSize * LEAD[spacing]))}px`);
  style.setProperty('--code-letters', `${(codeSize * LETTERS[spacing]).toFixed(1)}px`);
  // Nobody fetches a face that nobody wants to see.
  if (face === 'easy') void import('./easy-face.ts');
}

/** Whether things shall stand still. */
export function wantsLessMotion(): boolean {
  const { motion } = settings.state;
  return motion === 'system' ? matchMedia('(prefers-reduced-motion: reduce)').matches : motion === 'less';
}
