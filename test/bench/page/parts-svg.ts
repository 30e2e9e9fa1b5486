import type { Part, Unit } from '../row.ts';
import { valueText } from '../table.ts';
import { escaped, px } from './markup.ts';

const WIDTH = 1_000;
const HEIGHT = 32;
/** Hues that are told apart, in turns; what is small is drawn in the last one, together. */
const HUES = 7;
const SMALLEST_SHARE = 0.01;
/** So many are named below it: as many as there are hues. */
const LEGEND = HUES;
/** A letter of a name inside its piece. */
const LETTER = 7.4;

/** What a figure is made of: a strip whose pieces are as wide as their shares, the largest first, and a list of them all. */
export function partsSvg(what: string, parts: readonly Part[], unit: Unit): string {
  const sorted = parts.toSorted((a, b) => b.value - a.value);
  const sum = sorted.reduce((all, { value }) => all + value, 0);
  const large = sorted.filter(({ value }) => value / sum >= SMALLEST_SHARE);
  const small = sorted.slice(large.length).reduce((all, { value }) => all + value, 0);
  const legend = large
    .slice(0, LEGEND)
    .map((part, n) => `<span><i class="hue${String(n % HUES)}"></i>${escaped(part.what)} ${valueText(part.value, unit)}</span>`);
  const pieces = small > 0 ? [...large, { what: 'the rest', value: small }] : large;
  let at = 0;
  const drawn = pieces.map((piece, n) => {
    const width = (piece.value / sum) * WIDTH;
    const hue = n >= large.length ? 'rest' : `hue${String(n % HUES)}`;
    const label = piece.what.length * LETTER < width - 8 ? `<text x="${px(at + 6)}" y="20">${escaped(piece.what)}</text>` : '';
    const svg = `<g><title>${escaped(`${piece.what}: ${valueText(piece.value, unit)}`)}</title><rect class="${hue}" x="${px(at)}" width="${px(width)}" height="${String(HEIGHT)}"/>${label}</g>`;
    at += width;
    return svg;
  });
  const list = sorted.map((part) => `<li>${escaped(part.what)}: ${valueText(part.value, unit)}</li>`).join('');
  return (
    `<figure><figcaption>${escaped(what)}: what is inside</figcaption>` +
    `<svg class="parts" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${escaped(`${what}: what is inside`)}">${drawn.join('')}</svg>` +
    `<p class="legend">${legend.join('')}</p>` +
    `<details><summary>All ${String(parts.length)} in words</summary><ul>${list}</ul></details></figure>`
  );
}
