import { Parser } from 'htmlparser2';
import { scriptKind } from '../compiler/html-parts.ts';
import { isJsx } from '../compiler/page-script-options.ts';
import { resolveReference } from '../compiler/resolve-reference.ts';

/**
 * A pupil's HTML with `scripts` in front of all that could be a script of theirs: right behind the doctype, for in front of
 * it they would switch the page to quirks mode. No newline is added, so line numbers stay. Scripts of files get `crossorigin`:
 * without it a browser tells no line of an error in them, since the origin of a page is opaque. Scripts of JSX become
 * modules, whatever the page calls them: what JSX becomes has an import. `leadsToJsx` tells them by their URL.
 */
export function withScripts(html: string, scripts: string, leadsToJsx: (url: string) => boolean = () => false): string {
  const { start, sources } = positions(html, leadsToJsx);
  const parts: string[] = [html.slice(0, start), scripts];
  let from = start;
  for (const { offset, attributes } of sources) {
    parts.push(html.slice(from, offset), attributes);
    from = offset;
  }
  parts.push(html.slice(from));
  return parts.join('');
}

/** Offsets: where scripts may begin, and behind `<script` of each script of a file, with the attributes that it lacks. */
function positions(
  html: string,
  leadsToJsx: (url: string) => boolean,
): { start: number; sources: { offset: number; attributes: string }[] } {
  const sources: { offset: number; attributes: string }[] = [];
  let start: number | undefined;
  let begun = false;
  const parser = new Parser({
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
