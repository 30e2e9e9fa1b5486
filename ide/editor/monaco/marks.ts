import { MarkerSeverity, Range, editor } from 'monaco-editor/editor';
import { isCalm, type Mistake } from '../../state/mistake.ts';
import { explain, plain } from '../../texts/explain.ts';
import { speech } from '../../texts/language.ts';

const OWNER = 'wszero';

/**
 * Shows what is wrong in the file: a wavy line, the line tinted, a dot at its number. A mark on the line that is being
 * written waits until the pupil has paused; elsewhere it comes at once.
 */
export class Marks {
  readonly #code: editor.IStandaloneCodeEditor;
  readonly #pause: number;
  readonly #lines: editor.IEditorDecorationsCollection;
  readonly #listeners: { dispose(): void }[];
  #mistakes: Mistake[] = [];
  #lastKey = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `pause` after the last key, in milliseconds. */
  constructor(code: editor.IStandaloneCodeEditor, pause = 2000) {
    this.#code = code;
    this.#pause = pause;
    this.#lines = code.createDecorationsCollection();
    this.#listeners = [
      code.onDidChangeCursorPosition(() => {
        if (this.#timer !== undefined) this.#show();
      }),
      code.onDidBlurEditorText(() => {
        if (this.#timer !== undefined) this.#show();
      }),
      { dispose: speech.subscribe(() => this.#show()) },
    ];
  }

  /** Replaces all marks of the shown file. */
  set(mistakes: Mistake[]): void {
    this.#mistakes = mistakes.filter(({ line }) => line !== undefined);
    this.#show();
  }

  /** A key changed the text. */
  typed(): void {
    this.#lastKey = performance.now();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
    this.#lines.clear();
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const model = this.#code.getModel();
    if (!model) return;
    const left = this.#lastKey + this.#pause - performance.now();
    const written = left > 0 && this.#code.hasTextFocus() ? this.#code.getPosition()?.lineNumber : undefined;
    const shown = this.#mistakes.filter(({ line }) => line !== written);
    if (shown.length < this.#mistakes.length) this.#timer = setTimeout(() => this.#show(), left);
    editor.setModelMarkers(
      model,
      OWNER,
      shown.map((mistake) => markerOf(model, mistake)),
    );
    this.#lines.set(shown.filter((mistake) => !isCalm(mistake)).flatMap((mistake) => lineOf(model, mistake)));
  }
}

function markerOf(model: editor.ITextModel, mistake: Mistake): editor.IMarkerData {
  const { title, todo } = explain(mistake);
  const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(model, mistake);
  return {
    startLineNumber,
    startColumn,
    endLineNumber,
    endColumn,
    severity: isCalm(mistake) ? MarkerSeverity.Info : MarkerSeverity.Error,
    message: `${plain(title)}\n${plain(todo)}`,
  };
}

/** Two: of a line that is wrapped, a decoration of the whole line would put its number's mark beside the next line too. */
function lineOf(model: editor.ITextModel, mistake: Mistake): editor.IModelDeltaDecoration[] {
  const { startLineNumber } = rangeOf(model, mistake);
  const range = new Range(startLineNumber, 1, startLineNumber, 1);
  return [
    { range, options: { isWholeLine: true, className: 'editor-marked-line' } },
    { range, options: { lineNumberClassName: 'editor-marked-number' } },
  ];
}

/** As long as the mistake is known to be; else the word at the place, or from there to the end of the line, or without a column the whole line. */
export function rangeOf(model: editor.ITextModel, { line = 1, column, length }: Mistake): Range {
  const lineNumber = Math.min(line, model.getLineCount());
  const end = model.getLineMaxColumn(lineNumber);
  const first = model.getLineFirstNonWhitespaceColumn(lineNumber) || 1;
  if (column === undefined || column >= end) return new Range(lineNumber, first, lineNumber, end);
  if (length !== undefined) return new Range(lineNumber, column, lineNumber, Math.min(end, column + length));
  const word = model.getWordAtPosition({ lineNumber, column });
  return new Range(lineNumber, word?.startColumn ?? column, lineNumber, word?.endColumn ?? end);
}
