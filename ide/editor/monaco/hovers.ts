import { Range, type languages } from 'monaco-editor/editor';
import type { Workbench } from '../../state/workbench.ts';
import { described } from './described.ts';
import { pathOf, type Knower } from './knowledge.ts';

/** Words about the name under the mouse. */
export function hovers(workbench: Workbench, knower: Knower): languages.HoverProvider {
  return {
    provideHover: async (model, position) => {
      const path = pathOf(workbench, model);
      const answer = path === undefined ? undefined : await knower.ask({ type: 'hover', path, offset: model.getOffsetAt(position) });
      if (!answer || model.isDisposed()) return undefined;
      const { start, length, text } = answer;
      const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(start + length));
      return { range, contents: [{ value: described(text) }] };
    },
  };
}
