import type { CompileDiagnostic } from '../compiler/compile-diagnostic.ts';
import { COMPILE_WORDS } from '../compiler/compile-words.ts';
import { chooseWords, plainWords } from '../words.ts';

/**
 * What stands in for a page's script that can not be compiled: it throws, on the pupil's line, and says what is wrong. The
 * names that other scripts import (`wanted`) are there, or those would be complained of in its place.
 */
export function refusedScript(diagnostic: CompileDiagnostic, wanted: readonly string[]): string {
  const { code, params, file = '', line = 1, original } = diagnostic;
  const values = { ...params, line };
  const words = chooseWords(COMPILE_WORDS[code], values);
  const text = [`${file}, line ${line}:`, words ? plainWords(words, values) : '', original === undefined ? '' : `(${original})`];
  const message = JSON.stringify(text.filter((part) => part !== '').join(' ')).replace(/[\u2028\u2029]/g, ' ');
  const names = wanted.filter((name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
  const given = names.length === 0 ? '' : ` let nothing; export { ${names.map((name) => `nothing as ${name}`).join(', ')} };`;
  return `${'\n'.repeat(line - 1)}throw new SyntaxError(${message});${given}\n`;
}
