import { html, type TemplateResult } from 'lit';
import type { LessonStep } from '../../server/protocol/lesson.ts';
import { lessonWords } from '../panels/lesson/lesson-text.ts';

/** What a pupil is told after each wrong answer that the lesson knows. */
export function toldWords(say: LessonStep['say']): TemplateResult {
  return html`<ul class="told">
    ${Object.values(say).map((words) => html`<li>${lessonWords(words)}</li>`)}
  </ul>`;
}
