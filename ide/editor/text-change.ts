/** One contiguous change of a text. Offsets in UTF-16 units of the text before it. */
export interface TextChange {
  at: number;
  removed: number;
  inserted: string;
}

/**
 * What was changed between two texts, given where the caret is after it: of several equal readings (a letter typed into a
 * run of the same letter) the one that ends at the caret. Undefined when nothing was.
 */
export function textChange(before: string, after: string, caret: number): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const tailAtMost = Math.min(shorter, after.length - Math.min(caret, after.length));
  let tail = 0;
  while (tail < tailAtMost && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head += 1;
  // Never between the two halves of one character.
  if (head > 0 && isHighSurrogate(before, head - 1)) head -= 1;
  if (tail > 0 && isLowSurrogate(before, before.length - tail)) tail -= 1;
  return { at: head, removed: before.length - head - tail, inserted: after.slice(head, after.length - tail) };
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

const encoder = new TextEncoder();

/** Whether a text is more than `bytes` in UTF-8. */
export function isLarger(text: string, bytes: number): boolean {
  if (text.length * 3 <= bytes) return false;
  return text.length > bytes || encoder.encode(text).length > bytes;
}

/** The edits that a Yjs text event describes, all in offsets of the text before it, in order, none touching another. */
export function changesOf(delta: readonly { retain?: number | undefined; delete?: number | undefined; insert?: unknown }[]): TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  let open: TextChange | undefined;
  for (const step of delta) {
    if (step.retain !== undefined) {
      at += step.retain;
      open = undefined;
      continue;
    }
    if (!open) {
      open = { at, removed: 0, inserted: '' };
      changes.push(open);
    }
    if (typeof step.insert === 'string') open.inserted += step.insert;
    open.removed += step.delete ?? 0;
    at += step.delete ?? 0;
  }
  return changes;
}

/** Where an offset is after the changes. One at the place of an insertion stays before it. */
export function shifted(offset: number, changes: readonly TextChange[]): number {
  let shift = 0;
  for (const { at, removed, inserted } of changes) {
    if (at >= offset) break;
    shift += inserted.length - Math.min(removed, offset - at);
  }
  return offset + shift;
}
