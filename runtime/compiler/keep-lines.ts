import { parse } from '@babel/parser';
import type { Statement } from '@babel/types';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

/** Behind these the language takes the end of a line for the end of the statement; `return` and `throw` get a bracket. */
const RESTRICTED: ReadonlySet<string> = new Set(['break', 'continue', 'yield', 'async', 'accessor', 'using', '#']);
const WITH_BRACKET: ReadonlySet<string> = new Set(['return', 'throw']);
/** In front of these it does. */
const UNBREAKABLE: ReadonlySet<string> = new Set(['++', '--', '=>']);

const OPTIONS = {
  sourceType: 'unambiguous',
  tokens: true,
  errorRecovery: true,
  attachComment: false,
  allowAwaitOutsideFunction: true,
} as const;

/** 1-based line, 0-based column. */
interface Place {
  line: number;
  column: number;
}

interface Span {
  start: number;
  end: number;
}

interface Piece extends Span {
  text: string;
  /** A template's text, or its quotes: what stands beside it may be part of the text. */
  isTemplate: boolean;
}

/**
 * What esbuild made of a script, laid out so that everything stands on the line that it has in the pupil's source: then the
 * lines of errors are the pupil's own, in every browser and every tool, and nobody has to translate them. `map` is the
 * source map (v3) of `code`. The tokens stay what they are and in their order; only the space between them changes, and
 * what a `return` or `throw` gives from the next line on is put in brackets.
 */
export function keepLines(code: string, map: string): string {
  const layout = new Layout();
  const trace = new TraceMap(map);
  const { tokens, program } = parse(code, OPTIONS);
  const added = addedImports(program.body, originalPlaces(code, trace));
  const original = originalPlaces(code, trace);
  for (const piece of piecesOf(code, tokens ?? [])) {
    const place = original(piece.start);
    layout.add(piece, added.some(({ start, end }) => piece.start >= start && piece.start < end) ? undefined : place);
  }
  return layout.text;
}

/** The imports that esbuild has put in front. Its map leads their names to where they are used, far below. */
function addedImports(statements: readonly Statement[], original: (offset: number) => Place | undefined): Span[] {
  const spans = statements.map((statement) => {
    const names = statement.type === 'ImportDeclaration' ? statement.specifiers : [];
    const lines = [statement, ...names].map(({ start }) => original(start ?? 0)?.line ?? 0);
    return { isImport: statement.type === 'ImportDeclaration', start: statement.start ?? 0, end: statement.end ?? 0, lines };
  });
  let above = Infinity;
  return spans.reverse().filter(({ isImport, lines }) => {
    const isAdded = isImport && Math.max(...lines) > above;
    if (!isAdded) above = Math.min(above, lines[0] ?? 0);
    return isAdded;
  });
}

class Layout {
  #parts: string[] = [];
  #line = 1;
  #depth = 0;
  /** How deep each bracket of ours was opened. */
  readonly #opened: number[] = [];
  #before: Piece | undefined;

  get text(): string {
    return `${this.#parts.join('')}\n`;
  }

  /** `wanted`: where the piece stands in the source. Nothing goes back to a line above. */
  add(piece: Piece, wanted: Place | undefined): void {
    const before = this.#before;
    const missing = (wanted?.line ?? 0) - this.#line;
    if (piece.text === ';' && this.#opened.at(-1) === this.#depth) {
      this.#parts.push(')');
      this.#opened.pop();
    }
    if (missing > 0 && mayBreak(before, piece)) {
      if (before && WITH_BRACKET.has(before.text)) {
        this.#parts.push(' (');
        this.#opened.push(this.#depth);
      }
      this.#parts.push('\n'.repeat(missing), ' '.repeat(wanted?.column ?? 0));
      this.#line += missing;
    } else if (before && piece.start > before.end) this.#parts.push(' ');
    this.#parts.push(piece.text);
    this.#line += piece.text.split('\n').length - 1;
    if (/^(?:[([{]|\$\{)$/.test(piece.text) && !piece.isTemplate) this.#depth += 1;
    else if (/^[)\]}]$/.test(piece.text) && !piece.isTemplate) this.#depth -= 1;
    this.#before = piece;
  }
}

function mayBreak(before: Piece | undefined, piece: Piece): boolean {
  if (!before) return true;
  if (before.isTemplate || piece.isTemplate) return false;
  return piece.text !== ';' && !RESTRICTED.has(before.text) && !UNBREAKABLE.has(piece.text);
}

/** The tokens of `code`, which is esbuild's: no comment in it is worth keeping. */
function piecesOf(code: string, tokens: readonly unknown[]): Piece[] {
  const pieces: Piece[] = [];
  for (const token of tokens) {
    const { start, end, label } = readToken(token) ?? { start: 0, end: 0, label: '' };
    if (end > start) pieces.push({ start, end, text: code.slice(start, end), isTemplate: label === '`' || label === 'template' });
  }
  return pieces;
}

/** The parser says nothing of the shape of its tokens. Comments are among them, and have no label. */
function readToken(token: unknown): { start: number; end: number; label: string } | undefined {
  if (typeof token !== 'object' || token === null || !('start' in token) || !('end' in token) || !('type' in token)) return undefined;
  const { start, end, type } = token;
  if (typeof type !== 'object' || type === null || !('label' in type)) return undefined;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof type.label !== 'string') return undefined;
  return { start, end, label: type.label };
}

/** Gives the places in the source of offsets in `code` that grow from call to call; undefined where the map knows none. */
function originalPlaces(code: string, trace: TraceMap): (offset: number) => Place | undefined {
  let row = 1;
  let rowStart = 0;
  return (offset) => {
    for (let end = code.indexOf('\n', rowStart); end !== -1 && end < offset; end = code.indexOf('\n', rowStart)) {
      row += 1;
      rowStart = end + 1;
    }
    const { line, column } = originalPositionFor(trace, { line: row, column: offset - rowStart });
    return line === null ? undefined : { line, column };
  };
}
