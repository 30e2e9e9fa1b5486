import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../texts/text.ts';
import { payloadLine, payloadOf } from './payload.ts';

export interface BeadOptions {
  op: string;
  text: string;
  /** It is shown beside the picture. */
  isOpen: boolean;
  open: () => void;
}

/** A message on its wire: the op as a bead, its parts as a tail. It opens. */
export function bead({ op, text, isOpen, open }: BeadOptions): TemplateResult {
  const parts = payloadOf(text);
  const line = payloadLine(parts);
  return html`<button
    class="message ${isOpen ? 'is-open' : ''}"
    type="button"
    aria-expanded=${isOpen ? 'true' : 'false'}
    title=${line === '' ? op : line}
    @click=${open}
  >
    <span class="vh">${t('messages.open')}</span> <span class="bead">${op}</span> ${
      parts.length === 0
        ? nothing
        : html`<span class="load"
            ><span
              >${parts.map(({ name, value }, at) => html`${at > 0 ? ', ' : ''}${name === '' ? nothing : html`<i class="part">${name}: </i>`}${value}`)}</span
            ></span
          >`
    }
  </button>`;
}
