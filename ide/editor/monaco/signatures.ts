import type { languages } from 'monaco-editor/editor';
import type { Workbench } from '../../state/workbench.ts';
import { hint } from '../../texts/hint.ts';
import { pathOf, type Knower } from './knowledge.ts';

/** What goes into the brackets of the function that is being called. */
export function signatures(workbench: Workbench, knower: Knower): languages.SignatureHelpProvider {
  return {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp: async (model, position) => {
      const path = pathOf(workbench, model);
      const answer = path === undefined ? undefined : await knower.ask({ type: 'signature', path, offset: model.getOffsetAt(position) });
      if (!answer) return undefined;
      const { label, parameters, active, words } = answer.signature;
      const signature = {
        label,
        documentation: { value: hint(words) },
        parameters: parameters.map(({ start, end }) => ({ label: [start, end] as [number, number] })),
      };
      return { value: { signatures: [signature], activeSignature: 0, activeParameter: active }, dispose: () => undefined };
    },
  };
}
