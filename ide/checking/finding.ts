import type { Mistake } from '../state/mistake.ts';

/** A mistake that was found in the text, with its place. */
export interface Finding extends Mistake {
  /** Path in the project. */
  file: string;
  line: number;
  column: number;
  length: number;
}
