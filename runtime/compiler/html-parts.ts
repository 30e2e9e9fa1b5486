import { HtmlParser } from './html-parser.ts';
import type { Source } from './parse-source.ts';

/** A file that an element of a page names. Line and column are those of the element, 1-based. */
export interface Reference {
  element: string;
  url: string;
  line: number;
  column: number;
  /** Of a script: `jsx` is what no browser runs, though other tools do. */
  script?: 'classic' | 'module' | 'jsx';
}

/** A script in the page itself. */
export interface InlineScript extends Source {
  /** Where its text begins in the page, in UTF-16 units. */
  offset: number;
}

/** The script of an attribute such as `onclick`. Its `text` is what a browser reads; `offset` to `end` is what stands there. */
export interface InlineHandler extends InlineScript {
  end: number;
  /** Undefined where there are none. */
  quote: '"' | "'" | undefined;
}

export interface HtmlParts {
  scripts: InlineScript[];
  handlers: InlineHandler[];
  references: Reference[];
}

/** What a page at `path` consists of besides its own text. */
export function htmlParts(path: string, html: string): HtmlParts {
  const parts: HtmlParts = { scripts: [], handlers: [], references: [] };
  const [placeOf, placeOfHandler] = [placesIn(html), placesIn(html)];
  let open: { from: number; script: ScriptKind | undefined } | undefined;
  const parser = new HtmlParser({
    onattribute: (name, text) => {
      if (!/^on\w+$/.test(name)) return;
      const raw = rawValue(html, parser.startIndex);
      if (raw)
        parts.handlers.push({ side: 'page', path, text, sourceType: 'script', isBody: true, ...raw, start: placeOfHandler(raw.offset) });
    },
    onopentag: (name, attributes) => {
      const script = name === 'script' ? scriptKind(attributes.type ?? '') : undefined;
      const url = referenceOf(name, attributes);
      if (url !== undefined && (name !== 'script' || script)) {
        const { line, column } = placeOf(parser.startIndex);
        parts.references.push({ element: name, url, line, column: column + 1, ...(script && { script }) });
      }
      if (name === 'script') open = { from: parser.endIndex + 1, script: url === undefined ? script : undefined };
    },
    onclosetag: (name, isImplied) => {
      if (name !== 'script' || !open) return;
      const { from, script } = open;
      const text = html.slice(from, isImplied ? html.length : parser.startIndex);
      if (script) parts.scripts.push({ side: 'page', path, text, ...SOURCES[script], offset: from, start: placeOf(from) });
      open = undefined;
    },
  });
  parser.end(html);
  return parts;
}

/** The value of the attribute that begins at `start`, as it stands there. Undefined where it has none. */
function rawValue(html: string, start: number): Pick<InlineHandler, 'offset' | 'end' | 'quote'> | undefined {
  const name = /[^\s=>/]+\s*=\s*(["']?)/y;
  name.lastIndex = start;
  const [all, sign] = name.exec(html) ?? [];
  if (all === undefined) return undefined;
  const offset = start + all.length;
  const quote = sign === '"' || sign === "'" ? sign : undefined;
  const bare = /[^\s>]*/y;
  bare.lastIndex = offset;
  const end = quote === undefined ? offset + (bare.exec(html)?.[0].length ?? 0) : html.indexOf(quote, offset);
  return { offset, end: end === -1 ? html.length : end, quote };
}

/** The URL of what a browser loads with the page, as it stands there. */
function referenceOf(name: string, { src, href, rel = '' }: Record<string, string>): string | undefined {
  switch (name) {
    case 'script':
    case 'img':
    case 'audio':
    case 'video':
    case 'source':
      return src;
    case 'link':
      return /\b(stylesheet|icon|modulepreload)\b/i.test(rel) ? href : undefined;
    default:
      return undefined;
  }
}

type ScriptKind = NonNullable<Reference['script']>;

const SOURCES: Record<ScriptKind, Pick<Source, 'sourceType' | 'jsx'>> = {
  classic: { sourceType: 'script' },
  module: { sourceType: 'module' },
  jsx: { sourceType: 'module', jsx: true },
};

/** Undefined for what is no script, such as JSON. */
export function scriptKind(type: string): ScriptKind | undefined {
  switch (type.trim().toLowerCase()) {
    case '':
    case 'text/javascript':
    case 'application/javascript':
      return 'classic';
    case 'module':
      return 'module';
    case 'text/babel':
    case 'text/jsx':
      return 'jsx';
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
