import { html, nothing, type TemplateResult } from 'lit';
import { payloadLine, payloadOf } from './payload.ts';

/** A message on its wire: the op as a bead, its parts as a tail. */
export function bead(op: string, text: string): TemplateResult {
  const parts = payloadOf(text);
  return html`<span class="bead" title=${op}>${op}</span>${
      parts.length === 0
        ? nothing
        : html`<span class="load" title=${payloadLine(parts)}
            ><span
              >${parts.map(({ name, value }, at) => html`${at > 0 ? ', ' : ''}${name === '' ? nothing : html`<i class="part">${name}: </i>`}${value}`)}</span
            ></span
          >`
    }`;
}
