import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../../parts/light-element.ts';
import './aside.css';
import { PictureController } from './picture-controller.ts';
import type { PictureDesk } from './picture-desk.ts';
import './wz-open-message.ts';
import './wz-send-as.ts';

/** What stands beside the picture: a message that was opened, or the form that sends one. Esc closes it. */
@customElement('wz-aside')
export class WzAside extends LightElement {
  @property({ attribute: false }) desk: PictureDesk | undefined;
  readonly #picture = new PictureController(this, () => this.desk);

  protected override render(): TemplateResult | typeof nothing {
    const aside = this.#picture.state?.aside;
    if (!aside) return nothing;
    return html`<aside class="pic-aside" @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      ${
        aside.type === 'message'
          ? html`<wz-open-message .desk=${this.desk} .n=${aside.n} .sent=${aside.sent}></wz-open-message>`
          : html`<wz-send-as .desk=${this.desk} .token=${aside.token}></wz-send-as>`
      }
    </aside>`;
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.desk?.open(undefined);
  }
}
