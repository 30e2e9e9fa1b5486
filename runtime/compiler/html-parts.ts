import { Parser } from 'htmlparser2';
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

export interface HtmlParts {
  /** Scripts in the page itself. */
  scripts: Source[];
  references: Reference[];
}

/** What a page at `path` consists of besides its own text. */
export function htmlParts(path: string, html: string): HtmlParts {
  const parts: HtmlParts = { scripts: [], references: [] };
  const placeOf = placesIn(html);
  let open: { from: number; script: ScriptKind | undefined } | undefined;
  const parser = new Parser({
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
      if (script) parts.scripts.push({ side: 'page', path, text, ...SOURCES[script], start: placeOf(from) });
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
