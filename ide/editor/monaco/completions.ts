import { languages, Range, type editor, type IMarkdownString } from 'monaco-editor/editor';
import type { CompletionName } from '../../checking/checker-messages.ts';
import type { Workbench } from '../../state/workbench.ts';
import { described } from './described.ts';
import { pathOf, type Knower } from './knowledge.ts';

/** A name with the place that it is offered for, so that more can be asked about it. */
interface Item extends languages.CompletionItem {
  place: { path: string; offset: number };
}

/** Signs that ask for names as they are typed. */
const TRIGGERS = ['.', "'", '"', '`'] as const;

const KINDS: Record<CompletionName['kind'], languages.CompletionItemKind> = {
  text: languages.CompletionItemKind.Value,
  function: languages.CompletionItemKind.Function,
  variable: languages.CompletionItemKind.Variable,
  part: languages.CompletionItemKind.Field,
  word: languages.CompletionItemKind.Keyword,
  file: languages.CompletionItemKind.File,
  other: languages.CompletionItemKind.Text,
};

/** Names that can stand at the cursor: ops, parts of a message, what wszero has, and what the pupil made. */
export function completions(workbench: Workbench, knower: Knower): languages.CompletionItemProvider {
  return {
    triggerCharacters: [...TRIGGERS],
    provideCompletionItems: async (model, position, { triggerCharacter }) => {
      const path = pathOf(workbench, model);
      const offset = model.getOffsetAt(position);
      const trigger = TRIGGERS.find((sign) => sign === triggerCharacter);
      const answer = path === undefined ? undefined : await knower.ask({ type: 'complete', path, offset, ...(trigger && { trigger }) });
      if (!answer || path === undefined || model.isDisposed()) return undefined;
      const word = model.getWordUntilPosition(position);
      const here = new Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      return { suggestions: answer.names.map((name) => itemOf(name, { path, offset }, model, here)) };
    },
    resolveCompletionItem: async (item) => {
      if (!isOurs(item) || typeof item.label !== 'string') return item;
      const answer = await knower.ask({ type: 'describe', ...item.place, name: item.label });
      return answer ? { ...item, documentation: { value: described(answer.text) } satisfies IMarkdownString } : item;
    },
  };
}

function itemOf({ name, kind, rank, insert, span }: CompletionName, place: Item['place'], model: editor.ITextModel, here: Range): Item {
  const range = span ? Range.fromPositions(model.getPositionAt(span.start), model.getPositionAt(span.start + span.length)) : here;
  return { label: name, kind: KINDS[kind], sortText: rank, insertText: insert ?? name, range, place };
}

function isOurs(item: languages.CompletionItem): item is Item {
  return 'place' in item;
}
