import { KeyCode, type editor } from 'monaco-editor/editor';
import { TabHint } from './tab-hint.ts';

/**
 * Tab indents while the pupil is writing, and else goes on to the next thing on the page, so that nobody who works by
 * keyboard is caught in the editor: it leaves until a key has been typed or the mouse has set the cursor, and again after Esc.
 */
export function letTabLeave(code: editor.IStandaloneCodeEditor): { typed(): void; dispose(): void } {
  const hint = new TabHint(code.getContainerDomNode());
  let writing = false;
  const set = (now: boolean): void => {
    if (writing === now) return;
    writing = now;
    code.updateOptions({ tabFocusMode: !now });
  };
  code.updateOptions({ tabFocusMode: true });
  const listeners = [
    code.onMouseDown(() => set(true)),
    code.onDidBlurEditorWidget(() => {
      set(false);
      hint.show(false);
    }),
    code.onKeyDown(({ keyCode }) => {
      hint.show(writing && keyCode === KeyCode.Tab);
      if (keyCode === KeyCode.Escape) set(false);
    }),
  ];
  return {
    typed: () => set(true),
    dispose: () => {
      for (const part of [hint, ...listeners]) part.dispose();
    },
  };
}
