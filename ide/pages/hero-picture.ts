import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { avatar } from '../parts/avatar.ts';
import { whoIs } from '../parts/who.ts';
import { Grid } from '../panels/messages/grid.ts';
import '../panels/messages/messages.css';
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
          <div class="rails">
            ${rail('Fox', GRID.lane({ side: 'left', at: 0 }))}${rail('server', GRID.server)}${rail('Owl', GRID.lane({ side: 'right', at: 0 }))}
          </div>
          <div class="lane-heads">
            ${head('Fox', GRID.lane({ side: 'left', at: 0 }))}${head('server', GRID.server)}${head('Owl', GRID.lane({ side: 'right', at: 0 }))}
          </div>
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

function rail(name: string, column: string): TemplateResult {
  return html`<i class="rail ${whoIs(name).hue} ${name === 'server' ? 'at-s' : ''}" style=${styleMap({ gridColumn: column })}></i>`;
}

function head(name: string, column: string): TemplateResult {
  const server = name === 'server';
  return html`<span class="lane-head ${whoIs(name).hue} ${server ? 'at-s' : ''}" style=${styleMap({ gridColumn: column })}>
    ${avatar(name)}<b>${server ? t('side.server') : name}</b>
  </span>`;
}
