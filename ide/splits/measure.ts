import type { Split } from './splits.ts';

/** Where a line is, and how the box that it divides lies along it. */
export interface Measured {
  /** The line goes from top to bottom, and is moved to the left and to the right. */
  upright: boolean;
  /** Of the box, in pixels of the window. */
  start: number;
  /** Of the box without the line, in pixels. */
  size: number;
  /** How much of the box is before the line, in hundredths. */
  at: number;
}

interface Stretch {
  start: number;
  end: number;
}

/** Undefined where there is no line: on a phone all parts are below each other. */
export function measure(line: HTMLElement, split: Split): Measured | undefined {
  const { width, height } = line.getBoundingClientRect();
  const work = line.closest<HTMLElement>('.work');
  const server = work?.querySelector('.editor.is-server');
  const page = work?.querySelector('.editor.is-page');
  if (!work || !server || !page || width * height === 0) return undefined;
  const upright = width <= height;
  const before = along(split === 'editors' ? server : page, upright);
  if (split === 'editors') {
    const after = along(page, upright);
    return measured(upright, before.start, before.end - before.start + (after.end - after.start), before.end);
  }
  const box = inside(work, upright);
  return measured(upright, box.start, box.end - box.start, before.end);
}

function measured(upright: boolean, start: number, size: number, line: number): Measured {
  return { upright, start, size, at: ((line - start) / size) * 100 };
}

function along(element: Element, upright: boolean): Stretch {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return upright ? { start: left, end: right } : { start: top, end: bottom };
}

/** Without its padding, which percentages do not count. */
function inside(element: HTMLElement, upright: boolean): Stretch {
  const { start, end } = along(element, upright);
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
  const [before, after] = upright ? [paddingLeft, paddingRight] : [paddingTop, paddingBottom];
  return { start: start + Number.parseFloat(before), end: end - Number.parseFloat(after) };
}
