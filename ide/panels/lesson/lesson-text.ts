import { html, type TemplateResult } from 'lit';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { LessonBlock, LessonInline } from '../../../server/protocol/lesson.ts';

/** The text of a lesson as elements. Nothing of it is ever read as HTML. */
export function lessonBlocks(blocks: readonly LessonBlock[]): TemplateResult[] {
  return blocks.map(lessonBlock);
}

/** A sentence of a lesson. */
export function lessonWords(parts: readonly LessonInline[]): TemplateResult[] {
  return parts.map(lessonInline);
}

function lessonBlock(block: LessonBlock): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${lessonWords(block.parts)}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${lessonWords(item)}</li>`);
      return block.ordered
        ? html`<ol class="lines">
            ${items}
          </ol>`
        : html`<ul class="lines">
            ${items}
          </ul>`;
    }
    case 'code':
      // A line that is wider than the drawer goes on below, as in the editor: all of it is to be typed.
      return html`<pre
        class="lines-of-code is-whole"
      ><code>${block.text.split('\n').map((line) => html`<span>${line}${'\n'}</span>`)}</code></pre>`;
    default:
      return assertNever(block);
  }
}

function lessonInline({ type, text }: LessonInline): TemplateResult {
  switch (type) {
    case 'text':
      return html`${text}`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'emphasis':
      return html`<em>${text}</em>`;
    default:
      return assertNever(type);
  }
}
