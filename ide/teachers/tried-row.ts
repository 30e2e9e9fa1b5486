import { html, nothing, type TemplateResult } from 'lit';
import { assertNever } from '../../runtime/assert-never.ts';
import type { LessonStep } from '../../server/protocol/lesson.ts';
import { checkCard } from '../panels/lesson/check-card.ts';
import { icon } from '../parts/icon.ts';
import { t, type PlainKey } from '../texts/text.ts';
import { isAsItShould, type Tried } from './trials.ts';

/** What one try came to, with what a pupil is told by it. */
export function triedRow(step: LessonStep, tried: Tried): TemplateResult {
  const { result, ms } = tried;
  const isGood = isAsItShould(tried);
  return html`<li class="tried ${isGood ? 'is-good' : 'is-bad'}">
    <p>${icon(isGood ? 'check' : 'cross')}<span>${t(wordsFor(tried))}</span><small>${seconds(ms)}</small></p>
    ${result.type === 'failed' ? checkCard(step, { type: 'checked', result }) : nothing}
  </li>`;
}

/** Milliseconds as seconds; nothing takes no time. */
export function seconds(ms: number): string {
  return t('teachers.try.seconds', { seconds: Math.ceil(ms / 100) / 10 });
}

function wordsFor({ which, result }: Tried): PlainKey {
  switch (result.type) {
    case 'passed':
      return which === 'begins' ? 'teachers.try.begins.bad' : 'teachers.try.ends.good';
    case 'failed':
      return which === 'begins' ? 'teachers.try.begins.good' : 'teachers.try.ends.bad';
    case 'nobody':
      return 'teachers.try.nobody';
    case 'not-run':
      return WHY[result.why];
    default:
      return assertNever(result);
  }
}

const WHY = {
  refused: 'teachers.try.refused',
  'no-pages': 'teachers.try.no-pages',
  stopped: 'teachers.try.stopped',
  replaced: 'teachers.try.stopped',
  busy: 'teachers.try.busy',
} as const satisfies Record<string, PlainKey>;
