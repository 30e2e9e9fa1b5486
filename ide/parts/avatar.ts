import { html, type TemplateResult } from 'lit';
import { animal } from './animal.ts';
import { icon } from './icon.ts';
import { whoIs } from './who.ts';

/** The picture that goes beside a name, in its hue. */
export function avatar(name: string): TemplateResult {
  const { hue, drawing } = whoIs(name);
  return html`<span class="avatar ${hue}">${draw(drawing)}</span>`;
}

function draw(drawing: ReturnType<typeof whoIs>['drawing']): TemplateResult {
  if (drawing === 'server') return icon('server');
  return drawing === 'script' ? icon('console') : animal(drawing);
}
