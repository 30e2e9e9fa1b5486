import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ModalElement } from '../../parts/modal-element.ts';
import { segments, t, type PlainKey } from '../../texts/text.ts';
import './keys.css';

const KEYS = [
  'keys.panels',
  'keys.tab',
  'keys.leave',
  'keys.tabs',
  'keys.files',
  'keys.split',
  'keys.undo',
  'keys.find',
  'keys.words',
  'keys.close',
] as const satisfies PlainKey[];

/** What each key does. */
@customElement('wz-keys-dialog')
export class WzKeysDialog extends ModalElement {
  protected override render(): TemplateResult {
    return this.frame(
      t('keys.title'),
      html`<ul class="keys">
        ${KEYS.map((key) => html`<li>${withKeys(key)}</li>`)}
      </ul>`,
      'keys-dialog',
    );
  }
}

function withKeys(key: PlainKey): (string | TemplateResult)[] {
  return segments(key).map(({ text, code }) => (code ? html`<kbd>${text}</kbd>` : text));
}
