import type { Mistake } from '../state/mistake.ts';
import type { EditedFile } from '../state/workbench.ts';

/** A selection as a textarea has it. Offsets in UTF-16 units, as in the text. */
export interface TextSelection {
  start: number;
  end: number;
  backward: boolean;
}

/** What a surface tells its element. */
export interface SurfaceEvents {
  /** What was typed or pasted would have made the file larger than a file may be, and was taken back. */
  tooLarge: () => void;
}

/** Where a file is written: first a textarea, then Monaco in its place. */
export interface Surface {
  /** Another file, or the same one under another path. */
  show(file: EditedFile | undefined, path: string): void;
  /** What a screen reader calls it. */
  setLabel(label: string): void;
  setReadOnly(readOnly: boolean): void;
  /** Lines and columns start at 1; what is past the end is brought to the end. */
  goTo(line: number, column: number): void;
  /** What is wrong in the shown file. */
  mark(mistakes: Mistake[]): void;
  /** Files that are still there: what was kept for another one can go. */
  keep(fileIds: string[]): void;
  focus(): void;
  dispose(): void;
}
