import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { CheckPicture, CheckRow } from '../../../server/protocol/lesson.ts';
import { listWords } from '../../texts/language.ts';
import { t } from '../../texts/text.ts';
import { miniLanes, type MiniLanes } from './mini-lanes.ts';

const MOST_ROWS = 12;
const TOP = 54;
/** Letters of an op that are shown: the whole of it is in the sentence. */
const LETTERS = 9;
const LETTER = 8.5;

/** What a check found, drawn small: what did not travel is dotted. A screen reader hears it as sentences. */
export function miniPicture({ clients, rows }: CheckPicture): TemplateResult {
  const lanes = miniLanes(clients);
  const shown = rows.slice(-MOST_ROWS);
  const apart = shown.length > 5 ? 32 : 40;
  const height = TOP + (shown.length - 1) * apart + 28;
  const all = [...lanes.at.values(), lanes.server];
  return html`<svg class="mini" viewBox="0 0 ${lanes.width} ${height}" role="img" aria-label=${shown.flatMap(rowSentences).join(' ')}>
    <path class="rl" d=${all.map((x) => `M${String(x)} 30V${String(height - 4)}`).join('')} />
    ${[...lanes.at].map(([name, x]) => head(name, x))} ${head(t('mini.server'), lanes.server)}
    ${shown.map((row, at) => drawRow(row, TOP + at * apart, lanes))}
  </svg>`;
}

/** The same for who does not see it. */
export function rowSentences(row: CheckRow): string[] {
  switch (row.type) {
    case 'in':
      return [t(row.bad ? 'mini.in-bad' : 'mini.in', { who: row.from, op: row.op })];
    case 'out': {
      const { op, to, missing, extra } = row;
      const right = to.filter((name) => !extra.includes(name));
      return [
        ...(right.length > 0 ? [t('mini.out', { op, who: listWords(right) })] : []),
        ...(missing.length > 0 ? [t('mini.missing', { op, who: listWords(missing) })] : []),
        ...(extra.length > 0 ? [t('mini.extra', { op, who: listWords(extra) })] : []),
      ];
    }
    case 'came':
      return [t('mini.came', { who: row.who })];
    case 'left':
      return [t('mini.left', { who: row.who })];
    default:
      return assertNever(row);
  }
}

function head(name: string, x: number): SVGTemplateResult {
  return svg`<text class="nm" x=${x} y="20" text-anchor="middle">${name}</text>`;
}

function drawRow(row: CheckRow, y: number, lanes: MiniLanes): SVGTemplateResult {
  switch (row.type) {
    case 'in':
      return incoming(row, y, lanes);
    case 'out':
      return svg`${lanes.sides.map((side) => outgoing(row, y, lanes, side))}`;
    case 'came':
    case 'left': {
      const x = lanes.at.get(row.who) ?? lanes.server;
      return svg`<g class="is-page">${bead(t(row.type === 'came' ? 'mini.here' : 'mini.gone'), x, y)}</g>`;
    }
    default:
      return assertNever(row);
  }
}

function incoming({ from, op, bad }: Extract<CheckRow, { type: 'in' }>, y: number, lanes: MiniLanes): SVGTemplateResult {
  const { at, server, sides } = lanes;
  const x = at.get(from) ?? 0;
  const near = at.get(sides.find((side) => side.includes(from))?.[0] ?? '') ?? x;
  return svg`<g class="is-page">
      ${wire(x, server, y)}<circle class="h" cx=${x} cy=${y} r="5"/>${arrow(x, server, y)}${bead(op, between(near, server), y)}
    </g>
    ${bad ? svg`<g class="is-bad">${mark('×', server, y)}</g>` : ''}`;
}

/** One side of what the server sent: a wire as far as it came, and a dotted one as far as it should have come. */
function outgoing(
  row: Extract<CheckRow, { type: 'out' }>,
  y: number,
  { at, server }: MiniLanes,
  side: readonly string[],
): SVGTemplateResult | '' {
  const x = (name: string | undefined): number => at.get(name ?? '') ?? server;
  const got = side.filter((name) => row.to.includes(name));
  const missing = side.filter((name) => row.missing.includes(name));
  const [last, lost] = [got.at(-1), missing.at(-1)];
  const [reached, wanted] = [x(last), x(lost)];
  const goesFurther = Math.abs(wanted - server) > Math.abs(reached - server);
  return svg`
    ${goesFurther ? svg`<g class="is-bad"><path class="w miss" d="M${reached} ${y}H${short(reached, wanted)}"/>${arrow(reached, wanted, y)}</g>` : ''}
    ${
      last === undefined
        ? ''
        : svg`<g class="is-server">
          ${wire(server, reached, y)}${arrow(server, reached, y)}${bead(row.op, between(server, x(side[0])), y)}
          ${got.slice(0, -1).map((name) => svg`<rect class="h" x=${x(name) - 5} y=${y - 5} width="10" height="10" rx="2"/>`)}
        </g>`
    }
    ${missing.map((name) => svg`<g class="is-bad">${mark('?', name === lost && goesFurther && missing.length === 1 ? (reached + wanted) / 2 : x(name), y)}</g>`)}
    ${got.filter((name) => row.extra.includes(name)).map((name) => svg`<g class="is-bad">${mark('!', x(name), y)}</g>`)}`;
}

/** The middle, and a little back, so that the tip of the arrow is seen. */
function between(from: number, to: number): number {
  return (from + to) / 2 + (from < to ? -4 : 4);
}

function wire(from: number, to: number, y: number): SVGTemplateResult {
  return svg`<path class="w" d="M${from} ${y}H${short(from, to)}"/>`;
}

/** An arrow tip has the last of it. */
function short(from: number, to: number): number {
  return from < to ? to - 11 : to + 11;
}

function arrow(from: number, to: number, y: number): SVGTemplateResult {
  return svg`<path class="h" d="M${from < to ? to - 13 : to + 13} ${y - 7}L${to} ${y}L${from < to ? to - 13 : to + 13} ${y + 7}Z"/>`;
}

function bead(op: string, x: number, y: number): SVGTemplateResult {
  const text = op.length > LETTERS ? `${op.slice(0, LETTERS - 1)}…` : op;
  const width = Math.round(text.length * LETTER + 14);
  return svg`<rect class="bd" x=${x - width / 2} y=${y - 12} width=${width} height="24" rx="12"/>
    <text class="bt" x=${x} y=${y + 4.5} text-anchor="middle">${text}</text>`;
}

function mark(sign: string, x: number, y: number): SVGTemplateResult {
  return svg`<circle class="bd" cx=${x} cy=${y} r="12"/><text class="bt" x=${x} y=${y + 5} text-anchor="middle">${sign}</text>`;
}
