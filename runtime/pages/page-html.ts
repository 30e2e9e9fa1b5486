import { Parser } from 'htmlparser2';

/**
 * A pupil's HTML with `scripts` in front of all that could be a script of theirs: right behind the doctype, for in front of
 * it they would switch the page to quirks mode. No newline is added, so line numbers stay. Scripts of files get `crossorigin`:
 * without it a browser tells no line of an error in them, since the origin of a page is opaque.
 */
export function withScripts(html: string, scripts: string): string {
  const { start, sources } = positions(html);
  const parts: string[] = [html.slice(0, start), scripts];
  let from = start;
  for (const source of sources) {
    parts.push(html.slice(from, source), ' crossorigin');
    from = source;
  }
  parts.push(html.slice(from));
  return parts.join('');
}

/** Offsets: where scripts may begin, and behind `<script` of each script of a file that has no `crossorigin`. */
function positions(html: string): { start: number; sources: number[] } {
  const sources: number[] = [];
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
      if (name !== 'script' || !('src' in attributes) || 'crossorigin' in attributes) return;
      sources.push(parser.startIndex + '<script'.length);
    },
  });
  parser.end(html);
  return { start: start ?? (html.startsWith('\uFEFF') ? 1 : 0), sources };
}
