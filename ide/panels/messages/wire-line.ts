import { html, type TemplateResult } from 'lit';
import type { Lanes } from './lanes.ts';
import { placeStyle } from './place-style.ts';

/** Half the width of a hop, in pixels. */
const HOP = 13;

export interface WireEnds {
  /** How far from the wire's outer end the line begins, in pixels. */
  start: number;
  /** How far from its inner end it ends, in pixels. */
  end: number;
}

/**
 * A wire's line from its outer end towards the server, broken by an arc at each lane that it goes over and not into.
 * `hops` count lanes from the outer end, the nearest to it first.
 */
export function wireLine(side: keyof Lanes, hops: readonly number[], { start, end }: WireEnds): TemplateResult {
  const outer = side === 'left' ? 'left' : 'right';
  const inner = side === 'left' ? 'right' : 'left';
  const begins = [`${String(start)}px`, ...hops.map((lanes) => beside(lanes, HOP))];
  const pieces = begins.map((begin, at) => {
    const hop = hops[at];
    return hop === undefined
      ? { [outer]: begin, [inner]: `${String(end)}px` }
      : { [outer]: begin, width: `calc(${beside(hop, -HOP)} - ${begin})` };
  });
  return html`${pieces.map((place) => html`<i class="line" style=${placeStyle(place)}></i>`)}
  ${hops.map(
    (lanes) =>
      html`<svg class="hop" viewBox="0 0 26 16" style=${placeStyle({ [outer]: beside(lanes, -HOP) })}>
        <path d="M0 14.5a13 13 0 0 1 26 0" />
      </svg>`,
  )}`;
}

function beside(lanes: number, pixels: number): string {
  return `calc(var(--lane) * ${String(lanes)} + ${String(pixels)}px)`;
}
