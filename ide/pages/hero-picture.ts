import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { Grid } from '../panels/messages/grid.ts';
import '../panels/messages/messages.css';
import { rails } from '../panels/messages/rails.ts';
import type { Turn } from '../panels/messages/turn.ts';
import '../panels/messages/wz-turn.ts';
import { t } from '../texts/text.ts';

const GRID = new Grid({ left: ['Fox'], right: ['Owl'] });
const TURNS: Turn[] = [turn('say', 'Fox', '{"text":"hi!"}', 2, 'said'), turn('wave', 'Owl', '', 7, 'waved')];

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

function turn(op: string, name: string, text: string, line: number, answer: string): Turn {
  return {
    type: 'turn',
    key: op,
    at: 0,
    came: { name, op, text },
    line,
    sent: [{ op: answer, text: '', to: 'all', names: ['Fox', 'Owl'] }],
  };
}
