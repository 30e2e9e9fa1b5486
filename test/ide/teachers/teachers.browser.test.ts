import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { stepSheet } from '../../../ide/teachers/step-sheet.ts';
import '../../../ide/teachers/teachers-texts.ts';
import { triesLine } from '../../../ide/teachers/tries-line.ts';
import type { Tried } from '../../../ide/teachers/trials.ts';
import '../../../ide/teachers/wz-all-for-teachers.ts';
import '../../../ide/teachers/wz-preview.ts';
import { LESSON, ONLY_ANN } from '../panels/lesson/a-lesson.ts';
import { eventually, Shown, words } from '../panels/shown.ts';

const SUMMARY = { ...LESSON, steps: LESSON.steps.length, teaches: 'One is `client.send`.' };
const BEGINS: Tried = { step: 3, which: 'begins', files: {}, result: ONLY_ANN, ms: 320 };
const ENDS: Tried = { step: 3, which: 'ends', files: {}, result: { type: 'passed' }, ms: 80 };

let shown: Shown;
afterEach(() => {
  vi.unstubAllGlobals();
  shown.remove();
});

/** A host that has one lesson, and no more. */
function withLesson(): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname);
    if (url.pathname.endsWith('/lessons')) return Response.json([SUMMARY]);
    return url.pathname.endsWith('/tell-everyone') ? Response.json(LESSON) : new Response('', { status: 404 });
  });
  return asked;
}

test('all lessons are told in short, with the way to their preview', async () => {
  withLesson();
  shown = new Shown(html`<wz-all-for-teachers></wz-all-for-teachers>`);
  await eventually(() => shown.all('wz-lesson-sheet').map(words)).toHaveLength(1);
  await shown.settled();
  expect(words(shown.find('.sheet-head'))).toContain('Tell everyone One is client.send. 15 min · 4 steps');
  expect(shown.find('.sheet-head a').getAttribute('href')).toBe('teachers/tell-everyone');
  expect(words(shown.find('.sheet-words code'))).toBe('client.send');
  expect(shown.root.querySelector('.qr')?.getAttribute('aria-label')).toBe('Square code that opens the playground');
});

test('what goes wrong is fetched when it is wanted, once', async () => {
  const asked = withLesson();
  shown = new Shown(html`<wz-all-for-teachers></wz-all-for-teachers>`);
  await eventually(() => shown.all('summary').length).toBe(1);
  expect(asked).toHaveLength(1);
  const summary = shown.find('summary');
  await userEvent.click(summary);
  await eventually(() => shown.all('.told li').map(words)).toEqual(['Only Ann heard it. Use broadcast.']);
  await userEvent.click(summary);
  await userEvent.click(summary);
  await shown.settled();
  expect(asked).toHaveLength(2);
});

test('a host that does not answer is told in words', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  shown = new Shown(html`<wz-all-for-teachers></wz-all-for-teachers>`);
  await eventually(() => shown.words).toContain('The lessons can not be shown now. Are you connected?');
});

test('a preview has every step with its answer, its hints, its code and the words for what goes wrong', async () => {
  withLesson();
  shown = new Shown(html`<wz-preview .lessonId=${'tell-everyone'}></wz-preview>`);
  await eventually(() => shown.all('.step-sheet').length).toBe(4);
  await shown.settled();
  expect(shown.all('.step-sheet h2').map(words)).toEqual(['Read it', 'Guess', 'Press Shout', 'Let everyone hear']);
  expect(shown.all('.choice.is-right').map(words)).toEqual(['Only Fox']);
  expect(words(shown.find('.because'))).toBe('It goes to one client.');
  expect(shown.all('.hints li').map(words)).toEqual(['First hint.', 'Second hint.', 'Third hint.']);
  expect([shown.all('.change del').map(words), shown.all('.change ins').map(words)]).toEqual([['taken away: before'], ['new: after']]);
  expect(shown.all('.told li').map(words)).toEqual(['Only Ann heard it. Use broadcast.']);
  expect(shown.words).toContain('This makes a project and runs each check');
});

test('a lesson that is not there is told in words, with the way back', async () => {
  withLesson();
  shown = new Shown(html`<wz-preview .lessonId=${'no-such'}></wz-preview>`);
  await eventually(() => shown.words).toContain('This lesson is not here');
  expect(shown.find('.back').getAttribute('href')).toBe('teachers');
});

test('a try that came out right has a tick, and what a pupil is told', () => {
  const [, , , step] = LESSON.steps;
  if (!step) throw new Error('no such step');
  shown = new Shown(stepSheet(step, 3, [BEGINS, ENDS]));
  expect(shown.all('.tried.is-good').map(words)).toEqual([
    expect.stringContaining('The code before this step does not pass, as it should be. A pupil is told:0.4 s'),
    'The solution passes.0.1 s',
  ]);
  expect(words(shown.find('.try p'))).toBe('Not yet. Only Ann heard it. Use broadcast.');
});

test('one that came out wrong has a cross', () => {
  const [, , , step] = LESSON.steps;
  if (!step) throw new Error('no such step');
  shown = new Shown(
    stepSheet(step, 3, [
      { ...BEGINS, result: ENDS.result },
      { ...ENDS, result: ONLY_ANN },
    ]),
  );
  expect(shown.all('.tried.is-bad p:first-child span').map(words)).toEqual([
    'The code before this step passes already.',
    'The solution does not pass. A pupil is told:',
  ]);
});

test.each([
  ['under way', [BEGINS], true, 'Tried 1 of 2'],
  ['right', [BEGINS, ENDS], false, 'All 2 tries came out right. 0.4 s'],
  ['wrong', [BEGINS, { ...ENDS, result: ONLY_ANN }], false, '1 of 2 tries came out wrong. 0.4 s'],
  ['at an end too early', [{ ...BEGINS, result: { type: 'nobody' } }], false, 'The playground does not answer, so the tries ended. 0.4 s'],
] as const)('tries that are %s are told in a line', (_, tried, isRunning, told) => {
  shown = new Shown(html`<div>${triesLine(tried, 2, isRunning)}</div>`);
  expect(words(shown.find('.tries-say'))).toBe(told);
});
