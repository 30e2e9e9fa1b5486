import { Parser } from 'htmlparser2';
import type { Source } from './parse-source.ts';

/** A file that an element of a page names. Line and column are those of the element, 1-based. */
export interface Reference {
  element: string;
  url: string;
  line: number;
  column: number;
  /** Of a script: whether it may import. */
  isModule: boolean;
}

export interface HtmlParts {
  /** Scripts in the page itself. */
  scripts: Source[];
  references: Reference[];
}

/** What a page at `path` consists of besides its own text. */
export function htmlParts(path: string, html: string): HtmlParts {
  const parts: HtmlParts = { scripts: [], references: [] };
  const placeOf = placesIn(html);
  let open: { from: number; kind: ScriptKind | undefined } | undefined;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const kind = scriptKind(attributes.type ?? '');
      const url = referenceOf(name, attributes);
      if (url !== undefined && (name !== 'script' || kind)) {
        const { line, column } = placeOf(parser.startIndex);
        parts.references.push({ element: name, url, line, column: column + 1, isModule: kind?.sourceType !== 'script' });
      }
      if (name === 'script') open = { from: parser.endIndex + 1, kind: attributes.src === undefined ? kind : undefined };
    },
    onclosetag: (name, isImplied) => {
      if (name !== 'script' || !open) return;
      const { from, kind } = open;
      const text = html.slice(from, isImplied ? html.length : parser.startIndex);
      if (kind) parts.scripts.push({ side: 'page', path, text, ...kind, start: placeOf(from) });
      open = undefined;
    },
  });
  parser.end(html);
  return parts;
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

type ScriptKind = Pick<Source, 'sourceType' | 'jsx'>;

/** Undefined for what no browser runs as a script, such as JSON. */
export function scriptKind(type: string): ScriptKind | undefined {
  switch (type.trim().toLowerCase()) {
    case '':
    case 'text/javascript':
    case 'application/javascript':
      return { sourceType: 'script' };
    case 'module':
      return { sourceType: 'module' };
    case 'text/babel':
    case 'text/jsx':
      return { sourceType: 'module', jsx: true };
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
