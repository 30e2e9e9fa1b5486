import { html, type TemplateResult } from 'lit';
import type { Segment } from '../texts/text.ts';

/** Words and code, each as what it is. */
export function richText(segments: Segment[]): (string | TemplateResult)[] {
  return segments.map(({ text, code }) => (code ? html`<code>${text}</code>` : text));
}
