import { parse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';
import type { Side } from '../side.ts';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { isCurly } from '../curly-quotes.ts';
import { openBracket } from './open-bracket.ts';
import { isJsx, jsxName } from './page-script-options.ts';

/** A file of a pupil, or a script inside one. */
export interface Source {
  side: Side;
  path: string;
  text: string;
  sourceType: 'module' | 'script' | 'unambiguous';
  jsx?: boolean;
  /** Of an attribute such as `onclick`: it may return. */
  isBody?: boolean;
  /** Where the text begins in its file: 1-based line, 0-based column. */
  start?: { line: number; column: number };
}

export type Parsed = { ok: true; tree: File } | { ok: false; diagnostic: CompileDiagnostic };

/** Parses the whole of `source`, or says where the first mistake is. It never throws, however deep the source is nested. */
export function parseSource(source: Source): Parsed {
  try {
    return { ok: true, tree: parse(source.text, optionsFor(source)) };
  } catch (error) {
    return { ok: false, diagnostic: diagnose(source, error) };
  }
}

/** A diagnostic for code that is nested too deeply to be read. */
export function tooDeep({ side, path }: Pick<Source, 'side' | 'path'>, at?: { line: number; column: number }): CompileDiagnostic {
  return { code: 'syntax', params: { reason: 'TooDeep' }, side, file: path, ...at };
}

function optionsFor({ path, sourceType, jsx = false, isBody = false, start }: Source): ParserOptions {
  return {
    sourceType,
    plugins: pluginsFor(path, jsx),
    attachComment: false,
    // so that what is put behind an argument comes behind its brackets
    createParenthesizedExpressions: true,
    // whether a page's script is a module is known where it is used, not here
    allowAwaitOutsideFunction: sourceType === 'unambiguous',
    allowReturnOutsideFunction: isBody,
    // offsets are those of the text, wherever that is
    ...(start ? { startLine: start.line, startColumn: start.column, startIndex: 0 } : {}),
  };
}

function pluginsFor(path: string, jsx: boolean): ParserPlugin[] {
  const plugins: ParserPlugin[] = [];
  if (/\.tsx?$/.test(path)) plugins.push(['typescript', { dts: path.endsWith('.d.ts') }]);
  if (jsx || /\.[jt]sx$/.test(path)) plugins.push('jsx');
  return plugins;
}

function diagnose(source: Source, error: unknown): CompileDiagnostic {
  if (error instanceof RangeError) return tooDeep(source);
  const { side, path } = source;
  const original = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error);
  if (!isParseError(error)) return { code: 'syntax', params: { reason: '' }, side, file: path, original };
  const { line, column } = error.loc;
  const better = betterCode(source, error) ?? quoteCode(source, error);
  if (better) return { ...better, side, file: path, line, column: column + 1, original };
  const bracket = unclosed(source, error);
  if (bracket) return { ...bracket, code: 'syntax', side, file: path, original };
  return { code: 'syntax', params: { reason: error.reasonCode }, side, file: path, line, column: column + 1, original };
}

/** For a bracket that is not closed: which one, and its place. What stands between the tags of JSX is no code. */
function unclosed({ text, path, jsx, start }: Source, { reasonCode, loc }: ParseError): Where | undefined {
  const bracket = jsx === true || isJsx(path) ? undefined : openBracket(text);
  if (!bracket || bracket.at >= loc.index) return undefined;
  const before = text.slice(0, bracket.at).split('\n');
  const line = before.length + (start ? start.line - 1 : 0);
  const column = (before.at(-1)?.length ?? 0) + 1 + (start && before.length === 1 ? start.column : 0);
  const { opener, closer } = bracket;
  return { params: { reason: reasonCode, opener, closer, openerLine: String(line) }, line, column };
}

type Where = Pick<CompileDiagnostic, 'params' | 'line' | 'column'>;

/** For mistakes of a page that are not of the line but of where it stands. */
function betterCode(source: Source, { reasonCode, missingPlugin }: ParseError): Pick<CompileDiagnostic, 'code' | 'params'> | undefined {
  const { side, path, start } = source;
  if (side !== 'page') return undefined;
  const isInline = start !== undefined;
  if (isInline && reasonCode === 'ImportOutsideModule') return { code: 'script-no-module', params: {} };
  if (!missingPlugin?.includes('jsx') || !parseSource({ ...source, jsx: true }).ok) return undefined;
  return { code: 'jsx-in-js', params: isInline ? {} : { name: jsxName(path) } };
}

/** For quote marks that are curly, or missing. */
function quoteCode({ text }: Source, { reasonCode, loc }: ParseError): Pick<CompileDiagnostic, 'code' | 'params'> | undefined {
  const isUnended = reasonCode === 'UnterminatedString' || reasonCode === 'UnterminatedTemplate';
  const rest = text.slice(loc.index).split('\n', 1)[0] ?? '';
  if (reasonCode === 'InvalidOrUnexpectedToken' ? isCurly(rest.charAt(0)) : isUnended && Array.from(rest).some(isCurly))
    return { code: 'curly-quotes', params: {} };
  return isUnended ? { code: 'text-not-closed', params: {} } : undefined;
}

type ParseError = SyntaxError & {
  reasonCode: string;
  loc: { line: number; column: number; index: number };
  missingPlugin?: readonly string[];
};

function isParseError(error: unknown): error is ParseError {
  return error instanceof SyntaxError && 'reasonCode' in error && 'loc' in error;
}
