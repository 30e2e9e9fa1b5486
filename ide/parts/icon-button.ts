import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.ts';

/** A button that shows an icon only. The label is its name and its hint. */
export function iconButton(name: IconName, label: string, press: () => void): TemplateResult {
  return html`<button class="btn quiet only" type="button" aria-label=${label} title=${label} @click=${press}>${icon(name)}</button>`;
}
