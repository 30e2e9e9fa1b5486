import { editor } from 'monaco-editor/editor';

/** How Monaco is set for children: large, calm, and nothing that moves or opens by itself without a reason. */
export const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // Colours are followed in `theme.ts`: what Monaco finds by itself forgets ours.
  autoDetectHighContrast: false,
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
  folding: false,
  glyphMargin: false,
  // Of half a small screen every letter's width counts: the numbers are smaller than the code, so `editor.css` moves them.
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 1,
  renderFinalNewline: 'on',
  renderLineHighlight: 'all',
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  // It is not among the features that are loaded, but would keep five lines below the cursor free: text would jump under the next press.
  stickyScroll: { enabled: false },
  padding: { top: 6, bottom: 6 },
  // Half of a small screen holds some forty letters: what is to the right of them would not be seen.
  wordWrap: 'on',
  wrappingIndent: 'indent',
  guides: { indentation: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  fontLigatures: false,
  find: { addExtraSpaceOnTop: false, autoFindInSelection: 'never', seedSearchStringFromSelection: 'selection' },
  smoothScrolling: false,
  cursorBlinking: 'blink',
  mouseWheelZoom: false,
  occurrencesHighlight: 'singleFile',
  // Enter is for the next line: a pupil who types fast never gets a word that nobody chose.
  acceptSuggestionOnEnter: 'off',
  // A lamp in the text is one thing more that moves: the card below the code has the button.
  lightbulb: { enabled: editor.ShowLightbulbIconMode.Off },
  wordBasedSuggestions: 'currentDocument',
  quickSuggestions: { other: true, comments: false, strings: false },
  // The browser's own menu: it can paste, which a script may not without asking.
  contextmenu: false,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 12, useShadows: false, alwaysConsumeMouseWheel: false },
};

/** Colours are those of the tokens: brackets have none of their own. */
export const MODEL_OPTIONS: editor.ITextModelUpdateOptions = {
  tabSize: 2,
  indentSize: 2,
  insertSpaces: true,
  trimAutoWhitespace: true,
  bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
};

/** Sizes and family as the page's tokens have them. */
export function sizesOf(element: Element): { fontFamily: string; fontSize: number; lineHeight: number; letterSpacing: number } {
  const style = getComputedStyle(element);
  const pixels = (property: string, otherwise: number): number => Number.parseFloat(style.getPropertyValue(property)) || otherwise;
  return {
    fontFamily: style.getPropertyValue('--font-code').trim() || 'monospace',
    fontSize: pixels('--code-size', 18),
    lineHeight: pixels('--code-line', 26),
    letterSpacing: pixels('--code-letters', 0),
  };
}
