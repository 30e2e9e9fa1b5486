import { html, type TemplateResult } from 'lit';

/** A zero with a wire through it. */
export function logo(): TemplateResult {
  return html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <rect class="logo-block" x="1" y="1" width="30" height="30" rx="8" />
    <ellipse class="logo-zero" cx="16" cy="16" rx="6.5" ry="8.5" />
    <path class="logo-wire" d="M1 16h24" />
    <path class="logo-tip" d="M22 11.5l7 4.5-7 4.5z" />
  </svg>`;
}
