import { html, nothing, type TemplateResult } from 'lit';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { CheckResult, LessonStep } from '../../../server/protocol/lesson.ts';
import type { CheckView } from '../../lessons/lesson-state.ts';
import { icon } from '../../parts/icon.ts';
import { richText } from '../../parts/rich-text.ts';
import { t } from '../../texts/text.ts';
import { lessonWords } from './lesson-text.ts';
import { miniPicture } from './mini-picture.ts';
import { placeWords, problemWords } from './problem-words.ts';

type Shown = TemplateResult | typeof nothing;

/** What is known of the step's check. Its words come first: the picture may be higher than the drawer. While a newer one is under way, what the last one found stays. */
export function checkCard(step: LessonStep, view: CheckView): Shown {
  switch (view.type) {
    case 'none':
      return nothing;
    case 'waiting':
      return quiet('cloud', t('check.waiting'));
    case 'checking':
      return html`${view.before ? resultCard(step, view.before) : nothing}${quiet('reload', t('check.checking'))}`;
    case 'checked':
      return resultCard(step, view.result);
    default:
      return assertNever(view);
  }
}

function resultCard(step: LessonStep, result: CheckResult): Shown {
  switch (result.type) {
    case 'passed':
      return nothing; // the tick says it
    case 'failed': {
      const say = result.say === undefined ? undefined : step.say[result.say];
      return html`<div class="try">
        <p>
          <b>${t('check.not-yet')}</b> ${say ? lessonWords(say) : richText(problemWords(result.problem))}
          ${richText(placeWords(result.problem))}
        </p>
        ${result.picture.rows.length > 0 ? miniPicture(result.picture) : nothing}
      </div>`;
    }
    case 'not-run':
      switch (result.why) {
        case 'refused':
          return quiet('alert', t('check.refused'));
        case 'stopped':
          return quiet('stop', t('check.stopped'));
        case 'no-pages':
          return quiet('page', t('check.no-pages'));
        case 'replaced':
        case 'busy':
          return nothing;
        default:
          return assertNever(result.why);
      }
    default:
      return assertNever(result);
  }
}

function quiet(name: Parameters<typeof icon>[0], words: string): TemplateResult {
  return html`<p class="check-says">${icon(name)}<span>${words}</span></p>`;
}
