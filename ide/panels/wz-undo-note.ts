import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { iconButton } from '../parts/icon-button.ts';
import { LightElement } from '../parts/light-element.ts';
import type { Report } from '../state/workbench.ts';
import { t } from '../texts/text.ts';

/** What was done, or could not be done; some of it can be put back. */
export interface Note {
  words: string;
  undo?: () => void;
  /** Closes it; by itself it says `done`. */
  done?: () => void;
}

/**
 * Says what was done and puts it back on request, or else what a visitor told of the page. It stays until it is used, closed or
 * replaced. Emits `done`, or `read` for what a visitor told.
 */
@customElement('wz-undo-note')
export class WzUndoNote extends LightElement {
  @property({ attribute: false }) note: Note | undefined;
  @property({ attribute: false }) report: Report | undefined;

  protected override render(): TemplateResult {
    const note = this.note ?? this.#told();
    return html`<div role="status">${note ? this.#toast(note) : nothing}</div>`;
  }

  #told(): Note | undefined {
    const { report } = this;
    return report && { words: t('report.told', { what: t(`report.${report.why}`) }), done: () => this.dispatchEvent(new Event('read')) };
  }

  #toast({ words, undo, done = () => this.#done() }: Note): TemplateResult {
    return html`<div class="toast">
      <p>${words}</p>
      ${
        undo
          ? html`<button class="btn" type="button" @click=${() => this.#put(undo)}>${icon('replay')}<span>${t('undo')}</span></button>`
          : nothing
      }
      ${iconButton('close', t('undo.close'), done)}
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
