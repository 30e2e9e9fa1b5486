import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';

/** Instead of a project that could not be opened: why, and a way back. */
@customElement('wz-door')
export class WzDoor extends LightElement {
  @property({ attribute: false }) refusal = { code: '', message: '' };

  protected override render(): TemplateResult {
    const kind = kindOf(this.refusal.code);
    return html`<main class="panel door-card" data-code=${this.refusal.code}>
      ${icon(kind === 'wrong-key' ? 'key' : 'alert')}
      <div role="alert">
        <h2>${t(`door.${kind}`)}</h2>
        <p>${t(`door.${kind}.says`)}</p>
      </div>
      <p class="go-on">
        <a class="btn loud" href="./">${icon('right')}<span>${t('door.home')}</span></a>
        ${
          kind === 'other' || kind === 'full' || kind === 'no-room'
            ? html`<button class="btn" type="button" @click=${() => location.reload()}>
                ${icon('reload')}<span>${t('door.again')}</span>
              </button>`
            : ''
        }
      </p>
    </main>`;
  }
}

function kindOf(code: string): 'wrong-key' | 'unknown' | 'deleted' | 'full' | 'no-room' | 'other' {
  if (code === 'no-key' || code === 'wrong-key') return 'wrong-key';
  if (code === 'unknown-project' || code === 'not-found') return 'unknown';
  if (code === 'project-deleted') return 'deleted';
  if (code === 'disk-full') return 'no-room';
  return code === 'too-many' ? 'full' : 'other';
}
