import type { Place } from './position-map.ts';

/** Longer expressions help nobody in a sentence. */
const MAX_LENGTH = 60;

/** Words that stand before a name or a bracket, and are none themselves. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'await async case delete do else export extends for if import in instanceof new of return switch throw typeof void while with yield'.split(
    ' ',
  ),
);

/**
 * What stands in the pupil's source at `place`, with the objects that it is a part of: `client.sned` for the place of
 * `sned`. For a text that says which thing is no function where the engine does not. Undefined where nothing that has a
 * name stands there.
 */
export function nameAt(files: ReadonlyMap<string, string>, { file, line, column }: Place): string | undefined {
  const lines = files.get(file)?.split('\n');
  const text = lines?.[line - 1];
  if (lines === undefined || text === undefined) return undefined;
  const above = lines.slice(Math.max(0, line - 4), line - 1);
  // a chain of calls may begin some lines above
  const before = above.map((other) => `${withoutComment(other)}\n`).join('');
  const source = before + text;
  const end = endOfName(source, skipNew(source, before.length + column - 1));
  if (end === undefined) return undefined;
  const name = source.slice(startOfChain(source, end), end).replace(/\s+/g, '');
  return name.length <= MAX_LENGTH ? name : /[\p{ID_Continue}$#]+$/u.exec(name)?.[0];
}

function withoutComment(line: string): string {
  return line.replace(/\/\/.*$/, '');
}

function skipNew(source: string, at: number): number {
  return at + (/^new\s+/.exec(source.slice(at, at + 20))?.[0].length ?? 0);
}

function endOfName(source: string, at: number): number | undefined {
  const [name] = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*/u.exec(source.slice(at, at + 200)) ?? [];
  if (name !== undefined) return KEYWORDS.has(name) ? undefined : at + name.length;
  return source[at] === ')' || source[at] === ']' ? at + 1 : undefined;
}

/** Where the member chain begins that ends before `end`. */
function startOfChain(source: string, end: number): number {
  let start = startOfLink(source, end);
  for (;;) {
    const dot = /(?:\?\.|\.)\s*$/.exec(source.slice(0, start));
    if (!dot) return start;
    const linkEnd = source.slice(0, dot.index).trimEnd().length;
    const linkStart = startOfLink(source, linkEnd);
    if (linkStart === linkEnd) return start;
    start = linkStart;
  }
}

/** One link of a chain: a name with the calls and indexes behind it, such as `clients[0]`. */
function startOfLink(source: string, end: number): number {
  let start = end;
  while (source[start - 1] === ')' || source[start - 1] === ']') {
    const open = openingOf(source, start - 1);
    if (open === undefined) return start;
    start = open;
  }
  const [name] = /[\p{ID_Continue}$#]+$/u.exec(source.slice(Math.max(0, start - 200), start)) ?? [];
  return name === undefined || KEYWORDS.has(name) ? start : start - name.length;
}

/** The bracket that the one at `close` belongs to. */
function openingOf(source: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    const character = source[at] ?? '';
    if (')]}'.includes(character)) depth += 1;
    else if ('([{'.includes(character)) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}
