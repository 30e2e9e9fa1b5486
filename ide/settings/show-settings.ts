import { markSettings } from './mark-settings.ts';
import { settings } from './settings.ts';

/** What the computer asks for, and may ask for anew at any time: colours for the night, say. */
const ASKED = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-reduced-motion: reduce)'];

/** Shows the page as it is wanted, from now on. */
export function showSettings(): void {
  show();
  settings.subscribe(show);
  for (const query of ASKED) matchMedia(query).addEventListener('change', show);
}

function show(): void {
  markSettings();
  // Nobody fetches a face that nobody wants to see.
  if (settings.state.face === 'easy') void import('./easy-face.ts');
}
