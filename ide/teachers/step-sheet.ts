import { html, nothing, type TemplateResult } from 'lit';
import type { LessonStep } from '../../server/protocol/lesson.ts';
import { lessonBlocks, lessonWords } from '../panels/lesson/lesson-text.ts';
import '../panels/lesson/wz-question.ts';
import { icon } from '../parts/icon.ts';
import { richText } from '../parts/rich-text.ts';
import { segments, t, type Segment } from '../texts/text.ts';
import { codeChanges } from './code-changes.ts';
import { toldWords } from './told-words.ts';
import { triedRow } from './tried-row.ts';
import type { Tried } from './trials.ts';

/** All of a step: as the pupil sees it with every hint open, and beside it the code and what came of its tries. */
export function stepSheet(step: LessonStep, at: number, tried: readonly Tried[]): TemplateResult {
  return html`<section class="panel step-sheet" aria-labelledby="step-${at}">
    <header>
      <span class="peg" aria-hidden="true">${at + 1}</span>
      <h2 id="step-${at}">${step.title}</h2>
      <small>${richText(kindWords(step))}</small>
    </header>
    <div class="what">
      ${lessonBlocks(step.text)}
      ${step.predict ? html`<wz-question .question=${step.predict} .isOver=${true} .isFixed=${true}></wz-question>` : nothing}
      ${hints(step)}
    </div>
    <div class="what">${results(step, tried)} ${codeChanges(step)} ${wrong(step)}</div>
  </section>`;
}

function kindWords({ kind, live }: LessonStep): Segment[] {
  return live ? segments('teachers.kind.live', { op: live.op }) : segments(KINDS[kind]);
}

/** A live step always has its op. */
const KINDS = {
  check: 'teachers.kind.check',
  predict: 'teachers.kind.predict',
  live: 'teachers.kind.read',
  read: 'teachers.kind.read',
} as const;

function hints(step: LessonStep): TemplateResult | typeof nothing {
  if (step.hints.length === 0) return nothing;
  return html`<h3>${t('teachers.hints')}</h3>
    <ol class="hints">
      ${step.hints.map((hint) => html`<li>${icon('bulb')}<span>${lessonWords(hint)}</span></li>`)}
    </ol>`;
}

function wrong({ say }: LessonStep): TemplateResult | typeof nothing {
  if (Object.keys(say).length === 0) return nothing;
  return html`<h3>${t('teachers.wrong')}</h3>
    ${toldWords(say)}`;
}

function results(step: LessonStep, tried: readonly Tried[]): TemplateResult | typeof nothing {
  if (tried.length === 0) return nothing;
  return html`<h3>${t('teachers.try.results')}</h3>
    <ul class="tries">
      ${tried.map((each) => triedRow(step, each))}
    </ul>`;
}
