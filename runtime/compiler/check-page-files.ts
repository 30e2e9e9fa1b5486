import { Parser } from 'htmlparser2';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { parseSource, type Source } from './parse-source.ts';

/** The first syntax error of each script of `files`, which hold scripts of pages. */
export function checkPageFiles(files: ReadonlyMap<string, string>): CompileDiagnostic[] {
  const diagnostics: CompileDiagnostic[] = [];
  for (const [path, text] of files) {
    for (const script of scriptsOf(path, text)) {
      const parsed = parseSource(script);
      if (!parsed.ok) diagnostics.push(parsed.diagnostic);
    }
  }
  return diagnostics;
}

function scriptsOf(path: string, text: string): Source[] {
  if (/\.html?$/.test(path)) return inlineScripts(path, text);
  return [{ side: 'page', path, text, sourceType: path.endsWith('.mjs') ? 'module' : 'unambiguous' }];
}

function inlineScripts(path: string, html: string): Source[] {
  const scripts: Source[] = [];
  const placeOf = placesIn(html);
  let open: { from: number; attributes: Record<string, string> } | undefined;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'script') open = { from: parser.endIndex + 1, attributes };
    },
    onclosetag: (name, isImplied) => {
      if (name !== 'script' || !open) return;
      const kind = open.attributes.src === undefined ? scriptKind(open.attributes.type ?? '') : undefined;
      const text = html.slice(open.from, isImplied ? html.length : parser.startIndex);
      if (kind) scripts.push({ side: 'page', path, text, ...kind, start: placeOf(open.from) });
      open = undefined;
    },
  });
  parser.end(html);
  return scripts;
}

/** Undefined for what no browser runs as a script, such as JSON. */
function scriptKind(type: string): Pick<Source, 'sourceType' | 'jsx'> | undefined {
  switch (type.trim().toLowerCase()) {
    case '':
    case 'text/javascript':
    case 'application/javascript':
      return { sourceType: 'script' };
    case 'module':
      return { sourceType: 'module' };
    case 'text/babel':
    case 'text/jsx':
      return { sourceType: 'unambiguous', jsx: true };
    default:
      return undefined;
  }
}

/** Gives the places of offsets that grow from call to call: 1-based line, 0-based column. */
function placesIn(text: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', lineStart); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = end + 1;
    }
    return { line, column: offset - lineStart };
  };
}
