import type { editor, IDisposable } from 'monaco-editor/editor';

/** Keeps the line with the cursor in sight when the editor gets lower: a card comes below it while somebody writes. */
export function keepLineSeen(code: editor.ICodeEditor): IDisposable {
  let height = code.getLayoutInfo().height;
  return code.onDidLayoutChange((layout) => {
    const isLower = layout.height < height;
    ({ height } = layout);
    const position = code.getPosition();
    if (isLower && position && code.hasTextFocus()) code.revealPosition(position);
  });
}
