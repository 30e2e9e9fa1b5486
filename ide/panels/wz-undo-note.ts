import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { iconButton } from '../parts/icon-button.ts';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';

/** What was done, or could not be done; some of it can be put back. */
export interface Note {
  words: string;
  undo?: () => void;
}

/** Says what was done and puts it back on request. It stays until it is used, closed or replaced. Emits `done`. */
@customElement('wz-undo-note')
export class WzUndoNote extends LightElement {
  @property({ attribute: false }) note: Note | undefined;

  protected override render(): TemplateResult {
    const { note } = this;
    return html`<div role="status">${note ? this.#toast(note) : nothing}</div>`;
  }

  #toast({ words, undo }: Note): TemplateResult {
    return html`<div class="toast">
      <p>${words}</p>
      ${
        undo
          ? html`<button class="btn" type="button" @click=${() => this.#put(undo)}>${icon('replay')}<span>${t('undo')}</span></button>`
          : nothing
      }
      ${iconButton('close', t('undo.close'), () => this.#done())}
    </div>`;
  }

  #put(undo: () => void): void {
    undo();
    this.#done();
  }

  #done(): void {
    this.dispatchEvent(new Event('done'));
  }
}
