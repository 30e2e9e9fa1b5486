import { HtmlParser } from '../compiler/html-parser.ts';
import { scriptKind } from '../compiler/html-parts.ts';
import { isJsx } from '../compiler/page-script-options.ts';
import { resolveReference } from '../compiler/resolve-reference.ts';
import type { Edit } from './guard-html.ts';

/** A page with all in it but the scripts that it starts with: these belong at `start`, in UTF-16 units. */
export interface CutPage {
  text: string;
  start: number;
}

/** A page with `scripts` in front of all that could be a script of the pupil's. For `leadsToJsx` see `cutPage`. */
export function withScripts(html: string, scripts: string, leadsToJsx?: (url: string) => boolean): string {
  return joinPage(cutPage(html, leadsToJsx), scripts);
}

export function joinPage({ text, start }: CutPage, scripts: string): string {
  return text.slice(0, start) + scripts + text.slice(start);
}

/**
 * Finds where a pupil's HTML may begin with scripts of ours: right behind the doctype, for in front of it they would switch
 * the page to quirks mode. No newline is added, so line numbers stay. Scripts of files get `crossorigin`: without it a browser
 * tells no line of an error in them, since the origin of a page is opaque. Scripts of JSX become modules, whatever the page
 * calls them: what JSX becomes has an import. `leadsToJsx` tells them by their URL. `edits` are made as well: they lie inside
 * scripts and attributes.
 */
export function cutPage(html: string, leadsToJsx: (url: string) => boolean = () => false, edits: readonly Edit[] = []): CutPage {
  const { start, sources } = positions(html, leadsToJsx);
  const all = [...sources.map(({ offset, attributes }) => ({ offset, end: offset, text: attributes })), ...edits];
  const parts: string[] = [];
  let from = 0;
  for (const { offset, end, text } of all.sort((a, b) => a.offset - b.offset)) {
    parts.push(html.slice(from, offset), text);
    from = end;
  }
  parts.push(html.slice(from));
  return { text: parts.join(''), start };
}

/** Offsets: where scripts may begin, and behind `<script` of each script of a file, with the attributes that it lacks. */
function positions(
  html: string,
  leadsToJsx: (url: string) => boolean,
): { start: number; sources: { offset: number; attributes: string }[] } {
  const sources: { offset: number; attributes: string }[] = [];
  let start: number | undefined;
  let begun = false;
  const parser = new HtmlParser({
    onprocessinginstruction(name) {
      // A doctype behind anything but comments and spaces is none for a browser.
      if (!begun && name.toLowerCase() === '!doctype') start ??= parser.endIndex + 1;
    },
    ontext(text) {
      // trim() takes a byte order mark as well.
      if (text.trim() !== '') begun = true;
    },
    onopentag(name, attributes) {
      begun = true;
      const { src, type = '', crossorigin } = attributes;
      if (name !== 'script' || src === undefined) return;
      // of two attributes of one name a browser takes the first
      const module = type !== 'module' && scriptKind(type) && leadsToJsx(src) ? ' type="module"' : '';
      const missing = module + (crossorigin === undefined ? ' crossorigin' : '');
      if (missing !== '') sources.push({ offset: parser.startIndex + '<script'.length, attributes: missing });
    },
  });
  parser.end(html);
  return { start: start ?? (html.startsWith('\uFEFF') ? 1 : 0), sources };
}

/** For `withScripts`: whether a URL in the page at `page` leads to a script of JSX, among `paths`, all of the project. */
export function jsxScripts(paths: ReadonlySet<string>, page: string): (url: string) => boolean {
  return (url) => {
    const target = resolveReference(paths, page, { element: 'script', url });
    return target.type === 'file' && isJsx(target.path);
  };
}
