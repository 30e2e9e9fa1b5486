import type { editor } from 'monaco-editor/editor';

const IDS = new WeakMap<editor.ITextModel, string>();

/** Remembers which file of the project a model shows. */
export function rememberFile(model: editor.ITextModel, fileId: string): void {
  IDS.set(model, fileId);
}

/** Undefined for a model that shows no file. */
export function fileIdOf(model: editor.ITextModel): string | undefined {
  return IDS.get(model);
}
