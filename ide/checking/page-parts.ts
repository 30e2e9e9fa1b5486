import { HtmlParser } from '../../runtime/compiler/html-parser.ts';
import { htmlParts } from '../../runtime/compiler/html-parts.ts';
import { joinPath } from '../../runtime/compiler/file-names.ts';

/** An inline script: the page with all but the script made blank, so that offsets hold. */
export interface InlineText {
  text: string;
  isModule: boolean;
}

/** What a page has that its scripts are checked by. */
export interface PageParts {
  scripts: InlineText[];
  /** Of each element that has an id, the name of the element. */
  ids: Map<string, string>;
  /** Paths of the scripts that the page loads, and how. */
  loads: { path: string; isModule: boolean }[];
}

/** Reads the page at `path` by the rules of the host. */
export function pageParts(path: string, html: string): PageParts {
  const { scripts, references } = htmlParts(path, html);
  return {
    scripts: scripts
      .filter(({ jsx }) => jsx !== true)
      .map(({ text, offset, sourceType }) => ({
        text: `${blank(html.slice(0, offset))}${text}`,
        isModule: sourceType === 'module',
      })),
    ids: idsOf(html),
    loads: references.flatMap(({ url, script }) => {
      const loaded = script && joinPath(path, url.replace(/[?#].*$/s, ''));
      return loaded === undefined ? [] : [{ path: loaded, isModule: script === 'module' }];
    }),
  };
}

function blank(html: string): string {
  return html.replace(/[^\n]/g, ' ');
}

function idsOf(html: string): Map<string, string> {
  const ids = new Map<string, string>();
  const parser = new HtmlParser({
    onopentag: (name, { id }) => {
      if (id !== undefined && id !== '') ids.set(id, name);
    },
  });
  parser.end(html);
  return ids;
}
