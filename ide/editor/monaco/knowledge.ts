import type { editor } from 'monaco-editor/editor';
import type { Answer, Question } from '../../checking/checker-messages.ts';
import type { Workbench } from '../../state/workbench.ts';
import { fileIdOf } from './shown-files.ts';

/** Whoever knows the code of the project. */
export interface Knower {
  /** Undefined where there is nothing to say. */
  ask<Type extends Question['type']>(question: Extract<Question, { type: Type }>): Promise<Extract<Answer, { type: Type }> | undefined>;
}

/** Languages in which something can be said. Of a page, its scripts only. */
export const KNOWN_LANGUAGES = ['javascript', 'typescript', 'html'];

/** The path of the file that a model shows. */
export function pathOf(workbench: Workbench, model: editor.ITextModel): string | undefined {
  const id = fileIdOf(model);
  return workbench.store.state.files.find((file) => file.id === id)?.path;
}
