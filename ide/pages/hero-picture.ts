import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { Grid } from '../panels/messages/grid.ts';
import '../panels/messages/messages.css';
import { rails } from '../panels/messages/rails.ts';
import type { Turn } from '../messages/row.ts';
import '../panels/messages/wz-turn.ts';
import { t } from '../texts/text.ts';

const GRID = new Grid({ left: ['Fox'], right: ['Owl'] });
const TURNS: Turn[] = [turn(1, 'say', 'Fox', '{"text":"hi!"}', 'said'), turn(6, 'wave', 'Owl', '{}', 'waved')];

/** What the product does, drawn by the part that draws it in the IDE. */
export function heroPicture(): TemplateResult {
  const sizes = { '--cols': GRID.columns, '--count': '2' };
  return html`<div class="panel hero-pic" role="img" aria-label=${t('start.picture')}>
    <div class="pic-wrap" inert>
      <div class="pic" style=${styleMap(sizes)}>
        <div class="pic-body">
          ${rails(GRID, () => true)}
          <div class="turns">${TURNS.map((row) => html`<wz-turn .turn=${row} .grid=${GRID}></wz-turn>`)}</div>
        </div>
      </div>
    </div>
  </div>`;
}

function turn(line: number, op: string, name: string, text: string, answer: string): Turn {
  const got = ['Fox', 'Owl'].map((each) => ({ client: each, name: each, number: 1 }));
  return {
    type: 'turn',
    n: line,
    at: 0,
    came: { client: name, name, op, text, number: 1 },
    place: { file: 'server.js', line },
    sent: [{ op: answer, text: '', to: 'all', got }],
    more: 0,
  };
}
