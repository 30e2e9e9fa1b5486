import { editor, Range, type languages } from 'monaco-editor/editor';
import { applyFix } from '../../checking/apply-fix.ts';
import { mistakesOf, type Mistake } from '../../state/mistake.ts';
import type { Workbench } from '../../state/workbench.ts';
import { t } from '../../texts/text.ts';
import { pathOf } from './knowledge.ts';
import { rangeOf } from './marks.ts';
import { fileIdOf } from './shown-files.ts';

const COMMAND = 'wszero.mend';

/** The fixes of mistakes at the cursor, by Monaco's own key. They change the shared document, as the button on the card does. */
export function quickFixes(workbench: Workbench): languages.CodeActionProvider {
  editor.registerCommand(COMMAND, (_accessor: unknown, mend: () => void) => mend());
  return {
    provideCodeActions: (model, range) => {
      const path = pathOf(workbench, model);
      const mistakes = mistakesOf(workbench.store.state).filter(({ file }) => file !== undefined && file === path);
      const here = mistakes.filter((mistake) => Range.areIntersectingOrTouching(rangeOf(model, mistake), range));
      return { actions: here.flatMap((mistake) => actionFor(mistake, workbench, model)), dispose: () => undefined };
    },
  };
}

function actionFor(mistake: Mistake, workbench: Workbench, model: editor.ITextModel): languages.CodeAction[] {
  const { fix } = mistake;
  if (!fix || workbench.store.state.role !== 'edit') return [];
  const mend = (): void => {
    const file = workbench.editedFile(fileIdOf(model) ?? '');
    if (file) applyFix(file, fix);
  };
  const title = t(`mistake.fix.${fix.kind}`);
  return [{ title, kind: 'quickfix', isPreferred: true, command: { id: COMMAND, title, arguments: [mend] } }];
}
