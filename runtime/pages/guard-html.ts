import { guardLoops, loopGuardsIn, mayLoop } from '../compiler/guard-loops.ts';
import { htmlParts, type InlineHandler, type InlineScript } from '../compiler/html-parts.ts';
import { escapeHtml } from './escape-html.ts';

/** Puts `text` in place of what stands from `offset` to `end`, in UTF-16 units. */
export interface Edit {
  offset: number;
  end: number;
  text: string;
}

/**
 * What guards the loops in the scripts of a page and in its attributes such as `onclick`, in the order of their offsets. No
 * edit adds or takes away a line.
 */
export function guardHtml(path: string, html: string): Edit[] {
  if (!mayLoop(html)) return [];
  const { scripts, handlers } = htmlParts(path, html);
  const edits = [
    // what no browser runs may be there to be shown
    ...scripts.filter(({ jsx }) => jsx !== true).flatMap(insertionsOf),
    ...handlers.flatMap((handler) => editsOf(html, handler)),
  ];
  return edits.sort((a, b) => a.offset - b.offset);
}

function insertionsOf(script: InlineScript): Edit[] {
  return loopGuardsIn(script).map(({ offset, text }) => ({ offset: script.offset + offset, end: script.offset + offset, text }));
}

function editsOf(html: string, handler: InlineHandler): Edit[] {
  const { offset, end, text, quote } = handler;
  const written = html.slice(offset, end);
  if (written === text) return insertionsOf(handler);
  // Of an attribute with `&lt;` or the like, offsets are not those of the page: it is written anew.
  const guarded = guardLoops(handler);
  if (guarded === text || linesOf(written) !== linesOf(text)) return [];
  return [{ offset, end, text: quote === undefined ? `"${escapeHtml(guarded)}"` : escapeHtml(guarded) }];
}

function linesOf(text: string): number {
  return text.split('\n').length;
}
