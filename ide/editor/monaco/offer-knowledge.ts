import { languages } from 'monaco-editor/editor';
import type { Workbench } from '../../state/workbench.ts';
import { completions } from './completions.ts';
import { hovers } from './hovers.ts';
import { KNOWN_LANGUAGES, type Knower } from './knowledge.ts';
import { quickFixes } from './quick-fixes.ts';
import { signatures } from './signatures.ts';

/** Gives all editors of the page names to choose from, words about names, and quick fixes. Once a page. */
export function offerKnowledge(workbench: Workbench, knower: Knower): void {
  languages.registerCompletionItemProvider(KNOWN_LANGUAGES, completions(workbench, knower));
  languages.registerHoverProvider(KNOWN_LANGUAGES, hovers(workbench, knower));
  languages.registerSignatureHelpProvider(KNOWN_LANGUAGES, signatures(workbench, knower));
  languages.registerCodeActionProvider(KNOWN_LANGUAGES, quickFixes(workbench));
}
