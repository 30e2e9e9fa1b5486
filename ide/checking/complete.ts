import ts from 'typescript';
import { EVERYWHERE, PAGE_NAMES, SERVER_NAMES, WORLD_OF_PAGES } from '../../runtime/known-names.ts';
import type { CompletionName } from './checker-messages.ts';

/** More than these are no help, and cost time to show. */
const MOST_NAMES = 800;

const OF_WSZERO: ReadonlySet<string> = new Set([...SERVER_NAMES, ...PAGE_NAMES]);
/** Classes of the world around that a child may want; there are a thousand more. */
const USEFUL: ReadonlySet<string> = new Set([
  ...EVERYWHERE,
  ...WORLD_OF_PAGES,
  ...['Audio', 'Image', 'URL', 'FormData', 'Event', 'KeyboardEvent', 'Intl', 'RegExp', 'Symbol', 'BigInt', 'WeakMap', 'NaN', 'Infinity'],
]);

const OPTIONS: ts.GetCompletionsAtPositionOptions = {
  includeCompletionsForModuleExports: false,
  includeCompletionsWithInsertText: true,
  quotePreference: 'single',
};

/** The names that may stand at this place of a script. */
export function complete(
  service: ts.LanguageService,
  file: string,
  offset: number,
  trigger: ts.CompletionsTriggerCharacter | undefined,
): CompletionName[] {
  // With a quote mark TypeScript looks whether it begins a text, and offers nothing behind one that ends.
  const found = service.getCompletionsAtPosition(file, offset, { ...OPTIONS, ...(trigger && { triggerCharacter: trigger }) });
  if (!found) return [];
  const entries = found.isMemberCompletion ? found.entries : found.entries.filter(isUseful);
  return entries.slice(0, MOST_NAMES).map((entry) => ({
    name: entry.name,
    kind: kindOf(entry.kind),
    rank: OF_WSZERO.has(entry.name) ? `10${entry.name}` : entry.sortText + entry.name,
    ...(entry.insertText === undefined ? {} : { insert: entry.insertText }),
    ...(entry.replacementSpan && { span: { start: entry.replacementSpan.start, length: entry.replacementSpan.length } }),
  }));
}

/** Not one of the thousand names that browsers have and nobody of ten years needs. */
function isUseful({ name, sortText, kindModifiers = '', kind }: ts.CompletionEntry): boolean {
  if (/\bdeprecated\b/.test(kindModifiers) || kind === ts.ScriptElementKind.warning) return false;
  if (!sortText.startsWith('15') || kind === ts.ScriptElementKind.keyword || !/\bdeclare\b/.test(kindModifiers)) return true;
  return OF_WSZERO.has(name) || USEFUL.has(name) || /^[a-z]/.test(name);
}

function kindOf(kind: ts.ScriptElementKind): CompletionName['kind'] {
  switch (kind) {
    case ts.ScriptElementKind.string:
      return 'text';
    case ts.ScriptElementKind.functionElement:
    case ts.ScriptElementKind.localFunctionElement:
    case ts.ScriptElementKind.memberFunctionElement:
      return 'function';
    case ts.ScriptElementKind.constElement:
    case ts.ScriptElementKind.letElement:
    case ts.ScriptElementKind.variableElement:
    case ts.ScriptElementKind.localVariableElement:
    case ts.ScriptElementKind.parameterElement:
      return 'variable';
    case ts.ScriptElementKind.memberVariableElement:
    case ts.ScriptElementKind.memberGetAccessorElement:
    case ts.ScriptElementKind.memberSetAccessorElement:
      return 'part';
    case ts.ScriptElementKind.keyword:
      return 'word';
    case ts.ScriptElementKind.scriptElement:
    case ts.ScriptElementKind.directory:
      return 'file';
    default:
      return 'other';
  }
}
