import { editor } from 'monaco-editor/editor';

const NAME = 'wszero';

/** Token of Monaco's languages, and the custom property that has its colour. The longest token that fits wins. */
const TOKENS: [token: string, property: string][] = [
  ['', '--code-name'],
  ['keyword', '--code-key'],
  ['tag', '--code-key'],
  ['metatag', '--code-com'],
  ['function', '--code-fn'],
  ['attribute.name', '--code-fn'],
  ['attribute.value', '--code-str'],
  ['attribute.value.number', '--code-num'],
  ['attribute.value.unit', '--code-num'],
  ['string', '--code-str'],
  ['regexp', '--code-str'],
  ['number', '--code-num'],
  ['comment', '--code-com'],
  ['delimiter', '--code-punct'],
  ['identifier', '--code-name'],
  ['type', '--code-name'],
];

/** Colour of Monaco's widgets, and the custom property that has it. */
const COLOURS: [colour: string, property: string][] = [
  ['editor.background', '--panel'],
  ['editor.foreground', '--code-name'],
  ['editorCursor.foreground', '--ink'],
  ['editor.lineHighlightBackground', '--code-line-now'],
  ['editor.lineHighlightBorder', '--code-line-now'],
  ['editorLineNumber.foreground', '--ink-3'],
  ['editorLineNumber.activeForeground', '--ink'],
  ['editor.selectionBackground', '--select'],
  ['editor.inactiveSelectionBackground', '--select'],
  ['editor.selectionHighlightBackground', '--hover'],
  ['editor.wordHighlightBackground', '--hover'],
  ['editor.wordHighlightTextBackground', '--hover'],
  ['editor.findMatchBackground', '--loud'],
  ['editor.findMatchForeground', '--on-loud'],
  ['editor.findMatchHighlightBackground', '--select'],
  ['editorBracketMatch.background', '--select'],
  ['editorBracketMatch.border', '--line-strong'],
  ['editorIndentGuide.background1', '--line'],
  ['editorWidget.background', '--panel'],
  ['editorWidget.foreground', '--ink'],
  ['editorWidget.border', '--line-strong'],
  ['editorSuggestWidget.selectedBackground', '--hover'],
  ['editorSuggestWidget.selectedForeground', '--ink'],
  ['editorSuggestWidget.highlightForeground', '--link'],
  ['editorSuggestWidget.focusHighlightForeground', '--link'],
  ['editorHoverWidget.background', '--panel'],
  ['editorHoverWidget.border', '--line-strong'],
  ['editorError.foreground', '--bad'],
  ['editorWarning.foreground', '--warn'],
  ['input.background', '--panel'],
  ['input.foreground', '--ink'],
  ['input.border', '--line-strong'],
  ['focusBorder', '--focus'],
  ['list.hoverBackground', '--hover'],
  ['scrollbarSlider.background', '--line'],
  ['scrollbarSlider.hoverBackground', '--line-strong'],
  ['scrollbarSlider.activeBackground', '--line-strong'],
  ['widget.shadow', '--shade'],
];

/** The computer has colours of its own, dark or light ones: no others are wanted. */
const FORCED = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

/** Paints Monaco in the colours of the page's tokens, and anew when `data-theme` or the computer's colours change. Returns the way to stop. */
export function followTheme(): () => void {
  applyTheme();
  const observer = new MutationObserver(applyTheme);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const asked = [matchMedia(FORCED), matchMedia(DARK)];
  for (const query of asked) query.addEventListener('change', applyTheme);
  return () => {
    observer.disconnect();
    for (const query of asked) query.removeEventListener('change', applyTheme);
  };
}

function applyTheme(): void {
  if (matchMedia(FORCED).matches) {
    editor.setTheme(matchMedia(DARK).matches ? 'hc-black' : 'hc-light');
    return;
  }
  const style = getComputedStyle(document.documentElement);
  const hex = (property: string): string | undefined => longHex(style.getPropertyValue(property).trim());
  editor.defineTheme(NAME, {
    base: style.colorScheme.includes('dark') ? 'vs-dark' : 'vs',
    inherit: false, // else the finer rules of Monaco's own themes win over ours
    rules: TOKENS.flatMap(([token, property]) => {
      const foreground = hex(property);
      return foreground ? [{ token, foreground }] : [];
    }),
    colors: Object.fromEntries(
      COLOURS.flatMap(([colour, property]) => {
        const value = hex(property);
        return value ? [[colour, value] as const] : [];
      }),
    ),
  });
  editor.setTheme(NAME);
}

/** Monaco takes six or eight digits; a style sheet that was made small has three or four where it can. */
function longHex(colour: string): string | undefined {
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(colour)?.[1];
  if (digits === undefined) return undefined;
  return `#${digits.length < 6 ? digits.replace(/./g, '$&$&') : digits}`;
}
