import { HtmlParser } from '../../runtime/compiler/html-parser.ts';
import { htmlParts, type InlineHandler } from '../../runtime/compiler/html-parts.ts';
import { joinPath } from '../../runtime/compiler/file-names.ts';

/** A script in the page: the page with all but the script made blank, so that offsets hold. */
export interface InlineText {
  text: string;
  isModule: boolean;
  /** Where in the page it stands, in UTF-16 units. */
  start: number;
  end: number;
  /** Of an attribute such as `onclick`: the mark around it, which may not be in it. */
  attribute?: { quote: string };
}

/** Around the script of an attribute, which may return and has a `this` of its own. */
const [BODY, BODY_END] = ['({a(){', '}})'];
/** Of one page. */
const MOST_ATTRIBUTES = 100;

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
  const { scripts, handlers, references } = htmlParts(path, html);
  return {
    scripts: [
      ...scripts
        .filter(({ jsx }) => jsx !== true)
        .map(({ text, offset, sourceType }) => ({
          text: `${blank(html.slice(0, offset))}${text}`,
          isModule: sourceType === 'module',
          start: offset,
          end: offset + text.length,
        })),
      ...handlers.slice(0, MOST_ATTRIBUTES).flatMap((handler) => attributeText(html, handler)),
    ],
    ids: idsOf(html),
    loads: references.flatMap(({ url, script }) => {
      const loaded = script && joinPath(path, url.replace(/[?#].*$/s, ''));
      return loaded === undefined ? [] : [{ path: loaded, isModule: script === 'module' }];
    }),
  };
}

/** None where the page writes it in another way than it is read, with `&quot;` and the like: then offsets do not hold. */
function attributeText(html: string, { text, offset, end, quote }: InlineHandler): InlineText[] {
  const ahead = html.slice(0, offset);
  if (text !== html.slice(offset, end) || ahead.slice(-BODY.length).includes('\n')) return [];
  const before = blank(ahead).slice(0, -BODY.length) + BODY;
  return [{ text: `${before}${text}${BODY_END}`, isModule: false, start: offset, end, attribute: { quote: quote ?? '' } }];
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
