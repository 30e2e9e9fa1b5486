import { html, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import '../styles/dialog.css';
import '../texts/all-texts.ts';
import { t } from '../texts/text.ts';
import { iconButton } from './icon-button.ts';
import { LightElement } from './light-element.ts';

/**
 * A dialog that is open as long as it is on the page: it keeps the focus, and the browser gives it back to whatever had it before.
 * Escape, its cross and a press beside it close it. Emits `close` then; whoever put it on the page takes it away.
 */
export abstract class ModalElement extends LightElement {
  @query('dialog') protected readonly dialog!: HTMLDialogElement | null;

  protected override firstUpdated(): void {
    this.dialog?.showModal();
  }

  /** The dialog around its body. `look`: a class of its own. */
  protected frame(title: string, body: TemplateResult, look = ''): TemplateResult {
    return html`<dialog class="dialog ${look}" aria-labelledby="dialog-title" @close=${this.#closed} @click=${this.#pressed}>
      <header class="dialog-head">
        <h2 id="dialog-title">${title}</h2>
        <span class="space"></span>
        ${iconButton('close', t('dialog.close'), () => this.dialog?.close())}
      </header>
      ${body}
    </dialog>`;
  }

  #closed(): void {
    this.dispatchEvent(new Event('close'));
  }

  /** A press beside the dialog is outside its box, but on the dialog element itself. */
  #pressed(event: MouseEvent): void {
    if (event.target !== this.dialog || !this.dialog) return;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!inside) this.dialog.close();
  }
}
