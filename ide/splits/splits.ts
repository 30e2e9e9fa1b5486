import { readStored, writeStored } from '../parts/storage.ts';

/** The lines between the parts of the IDE: between the two editors, below them, and before the panes. */
export const SPLITS = ['editors', 'below', 'panes'] as const;
export type Split = (typeof SPLITS)[number];

/**
 * A line never leaves less than this to the part before it, and to the one behind it: whoever drags it to the edge still reads code
 * there, and finds the way back. In hundredths.
 */
export const LEAST = {
  editors: { before: 24, after: 24 },
  below: { before: 22, after: 12 },
  panes: { before: 40, after: 12 },
} as const satisfies Record<Split, { before: number; after: number }>;

/** The nearest place to this one where the line may be. */
export function within(split: Split, at: number): number {
  const { before, after } = LEAST[split];
  return Math.min(100 - after, Math.max(before, at));
}

/** Puts the lines where they were left on this computer. For the first paint. */
export function showSplits(): void {
  for (const split of SPLITS) {
    const at = Number(readStored(keyOf(split)));
    if (at > 0 && at < 100) place(split, within(split, at));
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
