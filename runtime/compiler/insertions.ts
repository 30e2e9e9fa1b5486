/** A text that is put into a pupil's source before it is compiled. It holds no line end, so lines stay where they are. */
export interface Insertion {
  /** Where, in UTF-16 units from the start of the source. */
  offset: number;
  /** The same place: 1-based line, 0-based column. */
  line: number;
  column: number;
  text: string;
}

/** `insertions` in the order of their offsets. */
export function insertTexts(source: string, insertions: readonly Insertion[]): string {
  let result = '';
  let from = 0;
  for (const { offset, text } of insertions) {
    result += source.slice(from, offset) + text;
    from = offset;
  }
  return result + source.slice(from);
}

/**
 * The column in the pupil's source for one in the source with its insertions, both 0-based. A place inside an insertion
 * is that of the insertion.
 */
export function columnBefore(insertions: readonly Insertion[], line: number, column: number): number {
  let shift = 0;
  for (const insertion of insertions) {
    if (insertion.line !== line) continue;
    const start = insertion.column + shift;
    if (column < start) break;
    if (column < start + insertion.text.length) return insertion.column;
    shift += insertion.text.length;
  }
  return column - shift;
}
