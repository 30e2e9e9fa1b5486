import { readStored, writeStored } from '../parts/storage.ts';

/** The lines between the parts of the IDE: between the two editors, below them, and before the panes. */
export const SPLITS = ['editors', 'below', 'panes'] as const;
export type Split = (typeof SPLITS)[number];

/** A line never leaves less than this to the part on either side of it. In hundredths. */
export const LEAST = 12;

/** Puts the lines where they were left on this computer. For the first paint. */
export function showSplits(): void {
  for (const split of SPLITS) {
    const at = Number(readStored(keyOf(split)));
    if (at >= LEAST && at <= 100 - LEAST) place(split, at);
  }
}

/** Puts a line here, in hundredths of the box that it divides. `ide.css` has the grid that goes by it. */
export function place(split: Split, at: number): void {
  const { style } = document.documentElement;
  // The editors share what their box has; the other lines stand in a box that has more in it.
  const unit = split === 'editors' ? 'fr' : '%';
  style.setProperty(`--${split}-before`, `${number(at)}${unit}`);
  style.setProperty(`--${split}-after`, `${number(100 - at)}${unit}`);
}

/** Keeps where it is now, where there is storage. */
export function keep(split: Split, at: number): void {
  writeStored(keyOf(split), number(at));
}

/** Where it is for who has never moved it. */
export function putBack(split: Split): void {
  const { style } = document.documentElement;
  for (const side of ['before', 'after']) style.removeProperty(`--${split}-${side}`);
  writeStored(keyOf(split), '');
}

function number(at: number): string {
  return at.toFixed(2);
}

function keyOf(split: Split): string {
  return `wszero.split.${split}`;
}
