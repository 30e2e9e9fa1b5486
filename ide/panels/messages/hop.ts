import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Lanes } from './lanes.ts';

/** A wire that goes over a lane, not into it: an arc of 13 px, `steps` lanes from the wire's outer end. */
export function hop(side: keyof Lanes, steps: number): TemplateResult {
  const far = `calc(var(--lane) * ${String(steps)} - 13px)`;
  return html`<svg class="hop" viewBox="0 0 26 16" aria-hidden="true" style=${styleMap(side === 'left' ? { left: far } : { right: far })}>
    <path class="hop-ground" d="M0 14.5H26" />
    <path class="hop-arc" d="M0 14.5a13 13 0 0 1 26 0" />
  </svg>`;
}
