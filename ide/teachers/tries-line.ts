import { html, type TemplateResult } from 'lit';
import { icon } from '../parts/icon.ts';
import { t } from '../texts/text.ts';
import { seconds } from './tried-row.ts';
import { isAsItShould, type Tried } from './trials.ts';

/** How far the tries of a lesson are, and in the end what they came to. */
export function triesLine(tried: readonly Tried[], all: number, isRunning: boolean): TemplateResult {
  const bad = tried.filter((each) => !isAsItShould(each));
  const done = tried.length;
  return html`<progress max=${Math.max(all, 1)} .value=${done} aria-label=${t('teachers.try.results')}></progress>
    <p class="tries-say ${bad.length > 0 ? 'is-bad' : isRunning ? '' : 'is-good'}" role="status">
      ${isRunning ? t('teachers.try.going', { done, all }) : over(tried, bad, all)}
    </p>`;
}

function over(tried: readonly Tried[], bad: readonly Tried[], all: number): TemplateResult {
  const isGood = bad.length === 0;
  const words = bad.some(({ result }) => result.type === 'nobody')
    ? t('teachers.try.nobody')
    : isGood
      ? t('teachers.try.good', { all })
      : t('teachers.try.bad', { bad: bad.length, all });
  return html`${icon(isGood ? 'check' : 'cross')}<b>${words}</b> <small>${seconds(tried.reduce((sum, { ms }) => sum + ms, 0))}</small>`;
}
