import { html, type TemplateResult } from 'lit';
import type { LessonStep } from '../../server/protocol/lesson.ts';
import { changedLines } from '../parts/changed-lines.ts';
import { changedFiles } from '../parts/line-diff.ts';
import { richText } from '../parts/rich-text.ts';
import { segments } from '../texts/text.ts';

/** The lines that the solution of a step changes, by file. */
export function codeChanges({ begins, ends }: LessonStep): TemplateResult[] {
  return [...changedFiles(begins, ends)].map(
    ([path, lines]) =>
      html`<figure class="change">
        <figcaption>${richText(segments('teachers.change', { file: path }))}</figcaption>
        ${changedLines(path, lines)}
      </figure>`,
  );
}
