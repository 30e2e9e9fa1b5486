import { html, type TemplateResult } from 'lit';
import encodeQR from 'qr';

/** A square code for a phone's camera, dark on light in every theme with the quiet zone of four that readers need. */
export function qrCode(text: string, label: string): TemplateResult {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const path = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${String(x)} ${String(y)}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label=${label}>
    <rect class="qr-back" width=${rows.length} height=${rows.length} rx="2" />
    <path class="qr-ink" d=${path} />
  </svg>`;
}
