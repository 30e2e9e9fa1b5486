import { settings } from './settings.ts';
import { shownTheme } from './theme.ts';

/** Of a line of code, against the size of its letters. */
const LEAD = { usual: 1.45, wide: 1.8 } as const;
/** Between the letters of code, in parts of their size. */
const LETTERS = { usual: 0, wide: 0.06 } as const;

/** Marks the page with how it is wanted now. The style sheets go by these attributes and properties of `<html>`. */
export function markSettings(): void {
  const { dataset, style } = document.documentElement;
  const { face, spacing, codeSize } = settings.state;
  dataset.theme = shownTheme();
  dataset.face = face;
  dataset.spacing = spacing;
  dataset.motion = wantsLessMotion() ? 'less' : 'full';
  style.setProperty('--code-size', `${String(codeSize)}px`);
  style.setProperty('--code-line', `${String(Math.round(codeSize * LEAD[spacing]))}px`);
  style.setProperty('--code-letters', `${(codeSize * LETTERS[spacing]).toFixed(1)}px`);
}

/** Whether things shall stand still. */
export function wantsLessMotion(): boolean {
  const { motion } = settings.state;
  return motion === 'system' ? matchMedia('(prefers-reduced-motion: reduce)').matches : motion === 'less';
}
