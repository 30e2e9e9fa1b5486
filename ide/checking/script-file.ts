import type ts from 'typescript';
import type { Side } from '../../runtime/side.ts';

/** A script as a language service knows it: a file of the project, or one script inside a page. */
export interface ScriptFile {
  /** Absolute, with an ending that says the language: `/server.js`, `/index.html.1.js`. */
  name: string;
  /** The file of the project that it is in. Offsets are the same in both. */
  path: string;
  side: Side;
  text: string;
  /** Grows when the text changes. */
  version: number;
  /** Its names are not seen by other scripts, and a name that nobody made can't be given a value. */
  isModule: boolean;
  /** Where in the file it stands, if it is not all of it. */
  within?: { start: number; end: number };
  /** Of an attribute such as `onclick`: the mark around it, which may not be in it. */
  attribute?: { quote: string };
}

/** Of a place in a script, 1-based. */
export function placeIn(source: ts.SourceFile, offset: number): { line: number; column: number } {
  const { line, character } = source.getLineAndCharacterOfPosition(offset);
  return { line: line + 1, column: character + 1 };
}
