import { html, svg, type TemplateResult } from 'lit';

const HUES = ['fox', 'owl', 'hare', 'frog', 'bear', 'whale', 'turtle', 'mouse'] as const;

/** A small drawing of messages that is the same for a project each time, so that it is found again by eye. */
export function sketch(id: string): TemplateResult {
  const seed = Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const left = HUES[seed % 8] ?? 'fox';
  const right = HUES[(seed + 1 + (seed % 6)) % 8] ?? 'owl';
  const rows = [0, 1, 2].map((row) => (seed >> row) % 3);
  return html`<svg class="sketch" viewBox="0 0 160 59" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect class="hub" x="67" y="-4" width="26" height="68" />
    <path class="w is-${left}" d="M14 -2V62" />
    <path class="w is-${right}" d="M146 -2V62" />
    ${rows.map((kind, row) => beads(kind, 9 + row * 18, left, right))}
  </svg>`;
}

function beads(kind: number, y: number, left: string, right: string): TemplateResult {
  const fromLeft = svg`<g class="is-${left}"><path class="w" d="M14 ${y}H66"/><circle class="bd" cx="35" cy="${y}" r="4"/></g>`;
  const fromRight = svg`<g class="is-${right}"><path class="w" d="M146 ${y}H94"/><circle class="bd" cx="125" cy="${y}" r="4"/></g>`;
  const out = svg`<g class="is-server"><path class="w" d="M67 ${y + 3}C55 ${y + 3} 55 ${y + 8} 15 ${y + 8}M93 ${y + 3}C105 ${y + 3} 105 ${y + 8} 145 ${y + 8}"/><circle class="bd" cx="34" cy="${y + 8}" r="3"/><circle class="bd" cx="126" cy="${y + 8}" r="3"/></g>`;
  return svg`${kind === 0 ? fromLeft : kind === 1 ? fromRight : ''}${kind === 2 ? '' : out}`;
}
