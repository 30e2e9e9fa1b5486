import { html, type TemplateResult } from 'lit';
import type { LessonStep } from '../../server/protocol/lesson.ts';
import { richText } from '../parts/rich-text.ts';
import { segments, t } from '../texts/text.ts';
import { changedFiles, type DiffLine } from './line-diff.ts';

/** The lines that the solution of a step changes, by file. */
export function codeChanges({ begins, ends }: LessonStep): TemplateResult[] {
  return [...changedFiles(begins, ends)].map(
    ([path, lines]) =>
      html`<figure class="change">
        <figcaption>${richText(segments('teachers.change', { file: path }))}</figcaption>
        <pre class="lines-of-code" tabindex="0" aria-label=${path}><code>${lines.map(line)}</code></pre>
      </figure>`,
  );
}

function line(each: DiffLine): TemplateResult {
  switch (each.type) {
    case 'skip':
      return html`<span class="is-skip">${t('teachers.change.skip', { count: each.count })}</span>`;
    case 'same':
      return html`<span>${each.text}${'\n'}</span>`;
    case 'gone':
      return html`<del>${heard('teachers.change.gone')}${each.text}${'\n'}</del>`;
    case 'new':
      return html`<ins>${heard('teachers.change.new')}${each.text}${'\n'}</ins>`;
  }
}

/** The sign at the left says it to who sees it. */
function heard(key: 'teachers.change.gone' | 'teachers.change.new'): TemplateResult {
  return html`<span class="vh">${t(key)} </span>`;
}
