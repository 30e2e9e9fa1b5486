import { KeyCode, KeyMod, type editor } from 'monaco-editor/editor';
import type { EditedFile } from '../../state/workbench.ts';

/**
 * Undo and redo by the shared document, in place of Monaco's own, which takes back a classmate's text. By key, and by the
 * browser's menu, which asks through `beforeinput`.
 */
export function useSharedUndo(code: editor.IStandaloneCodeEditor, file: () => EditedFile | undefined): { dispose(): void } {
  const actions = [
    code.addAction({ id: 'undo', label: 'Undo', keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ], run: () => void file()?.undo.undo() }),
    code.addAction({
      id: 'redo',
      label: 'Redo',
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyY, KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ],
      run: () => void file()?.undo.redo(),
    }),
  ];
  const onBeforeInput = (event: InputEvent): void => {
    if (event.inputType === 'historyUndo') file()?.undo.undo();
    else if (event.inputType === 'historyRedo') file()?.undo.redo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const node = code.getContainerDomNode();
  node.addEventListener('beforeinput', onBeforeInput, { capture: true });
  return {
    dispose: () => {
      for (const action of actions) action.dispose();
      node.removeEventListener('beforeinput', onBeforeInput, { capture: true });
    },
  };
}
