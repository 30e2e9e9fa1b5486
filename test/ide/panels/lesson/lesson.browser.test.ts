import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../../ide/panels/ide.css';
import '../../../../ide/panels/bar/wz-lessons.ts';
import type { LessonBlock } from '../../../../server/protocol/lesson.ts';
import type { LessonState, OpenLesson } from '../../../../ide/lessons/lesson-state.ts';
import type { OfferUndo } from '../../../../ide/parts/offer-undo.ts';
import type { WorkbenchState } from '../../../../ide/state/workbench.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown, words } from '../shown.ts';
import { LESSON, ONLY_ANN, openAt } from './a-lesson.ts';

let shown: Shown;
let workbench: MemoryWorkbench;
afterEach(() => {
  shown.remove();
  localStorage.clear();
});

async function show(lesson: LessonState['lesson'], state: Partial<WorkbenchState> = {}): Promise<void> {
  workbench = new MemoryWorkbench({ ...OPEN_PROJECT, lessons: { isOpen: true, lesson }, ...state });
  shown = new Shown(
    html`<wz-lessons></wz-lessons>
      <main class="work"><wz-lesson></wz-lesson></main>`,
    workbench,
  );
  await shown.settled();
}

async function change(more: Partial<OpenLesson>): Promise<void> {
  const { lessons } = workbench.store.state;
  if (lessons.lesson.type !== 'open') throw new Error('no lesson is open');
  workbench.store.update({ lessons: { ...lessons, lesson: { ...lessons.lesson, ...more } } });
  await shown.settled();
}

async function press(name: string): Promise<void> {
  await userEvent.click(shown.button(name));
  await shown.settled();
}

const status = (): string => words(shown.find('wz-steps > [role="status"]'));

describe('the drawer', () => {
  test('shows where the pupil is, and the current step only', async () => {
    await show(openAt(2, { done: new Set([0, 1]) }));
    expect(words(shown.find('.lesson .head'))).toBe('Lesson 2 · step 3 of 4 Tell everyone');
    expect(shown.all('.step').map((step) => step.querySelector('.peg')?.textContent.trim())).toEqual(['', '', '3', '4']);
    expect(words(shown.find('[aria-current="step"]'))).toBe('Press Shout');
    expect(shown.words).toContain('Text of Press Shout.');
    expect(shown.words).not.toContain('Text of Guess.');
    expect(shown.words).not.toContain('Fox has something to shout.');
  });

  test('says the words before the first step with it', async () => {
    await show(openAt(0));
    expect(shown.words).toContain('Fox has something to shout.');
  });

  test('is closed by Escape and opened by its button, which then has the focus', async () => {
    await show(openAt(0));
    expect(shown.find('.work').classList.contains('with-lesson')).toBe(true);
    shown.button('Next').focus();
    await userEvent.keyboard('{Escape}');
    await shown.settled();
    expect(shown.all('.lesson')).toEqual([]);
    expect(shown.find('.work').classList.contains('with-lesson')).toBe(false);
    expect(document.activeElement).toBe(shown.button('Lessons'));
    expect(shown.button('Lessons').ariaPressed).toBe('false');
    await press('Lessons');
    expect(shown.words).toContain('Text of Read it.');
  });

  test.each([
    [{ type: 'loading', id: 'a' }, 'Opening the lesson…'],
    [{ type: 'no-host', id: 'a' }, 'It comes when you are connected. Your code is safe.'],
    [{ type: 'unknown', id: 'a' }, 'Your code works here all the same.'],
  ] as const)('of a lesson that is not there: %o', async (lesson, says) => {
    await show(lesson);
    expect(shown.words).toContain(says);
  });

  test('asks again for a lesson that did not come', async () => {
    await show({ type: 'no-host', id: 'a' });
    await press('Try again');
    expect(workbench.asked).toEqual(['load-lesson']);
  });

  test('says that there are no lessons where a host has none', async () => {
    await show({ type: 'none' });
    await eventually(() => shown.words).toContain('There are no lessons here.');
  });

  test('is for reading along with a look link', async () => {
    await show(openAt(3), { role: 'look' });
    expect(shown.words).toContain('You can read along.');
    expect(shown.all('button:enabled').map((button) => button.ariaLabel ?? words(button))).toEqual(['Lessons', 'Close the lesson']);
  });
});

describe('a step', () => {
  test('is left by Next at any time; Next is loud when it is ticked', async () => {
    await show(openAt(3));
    expect(shown.button('Next').classList.contains('loud')).toBe(false);
    await press('Next');
    expect(workbench.asked).toEqual(['next-step']);
    await change({ done: new Set([3]) });
    expect(shown.button('Next').classList.contains('loud')).toBe(true);
  });

  test('is gone to by its name', async () => {
    await show(openAt(3));
    await press('Guess');
    expect(workbench.asked).toEqual(['go-to-step 1']);
    expect(shown.words).toContain('Who hears it?');
  });

  test('that is ticked while it is seen says so, aloud too; one that was ticked before does not', async () => {
    await show(openAt(2));
    expect(shown.all('.works')).toEqual([]);
    await change({ done: new Set([2]) });
    expect(words(shown.find('.works'))).toBe('That works!');
    expect(status()).toBe('That works!');
    await change({ step: 0 });
    await change({ step: 2 });
    expect(shown.all('.works')).toEqual([]);
    expect(status()).toBe('');
  });

  test('with a question shows the right choice and why, after a choice', async () => {
    await show(openAt(1));
    expect(shown.words).not.toContain('It goes to one client.');
    await press('Everyone');
    expect(workbench.asked).toEqual(['choose 2']);
    expect(words(shown.find('.because'))).toBe('Good try. It goes to one client.');
    expect(words(shown.find('.choice.is-right'))).toBe('Only Fox');
    await press('Only Fox');
    expect(words(shown.find('.because'))).toBe('Yes! It goes to one client.');
  });
});

describe('a check', () => {
  test('that fails is drawn, with the arrow that is missing dotted, and told in the words of the lesson', async () => {
    await show(openAt(3, { check: { type: 'checked', result: ONLY_ANN } }));
    expect(words(shown.find('.try p'))).toBe('Not yet. Only Ann heard it. Use broadcast.');
    expect(status()).toBe('Not yet. Only Ann heard it. Use broadcast.');
    expect(shown.all('.mini .miss')).toHaveLength(1);
    expect(shown.root.querySelector('.mini')?.getAttribute('aria-label')).toBe(
      'Ann sent shout to the server. The server sent heard to Ann. Bo did not get heard.',
    );
  });

  test('that the lesson has no words for is told in general ones', async () => {
    const { problem, picture } = ONLY_ANN;
    await show(openAt(3, { check: { type: 'checked', result: { type: 'failed', problem, picture } } }));
    expect(words(shown.find('.try p'))).toBe('Not yet. Bo should get heard, and did not.');
  });

  test('that is long is drawn to its last twelve rows, and stays within the drawer', async () => {
    const clients = ['Ann', 'Bo', 'Cy', 'Dan', 'Eve'];
    const rows = Array.from(
      { length: 20 },
      (_, at) => ({ type: 'in', from: 'Ann', op: `step-${String(at)}`, text: '', bad: false }) as const,
    );
    const result = { ...ONLY_ANN, say: 'nobody-knows', picture: { clients, rows } };
    await show(openAt(3, { check: { type: 'checked', result } }));
    const label = shown.root.querySelector('.mini')?.getAttribute('aria-label') ?? '';
    expect(label).toContain('step-8');
    expect(label).not.toContain('step-7 ');
    const [drawer, mini] = ['.lesson', '.mini'].map((selector) => shown.root.querySelector(selector)?.getBoundingClientRect());
    expect(mini?.right).toBeLessThanOrEqual(drawer?.right ?? 0);
  });

  test('leaves what the last one found while it is under way', async () => {
    await show(openAt(3, { check: { type: 'checking', before: ONLY_ANN } }));
    expect(shown.words).toContain('Only Ann heard it.');
    expect(shown.words).toContain('Checking…');
  });

  test.each([
    [{ type: 'waiting' }, 'It is checked when the network is back.'],
    [{ type: 'checked', result: { type: 'not-run', why: 'refused' } }, 'The code has a mistake, so it was not checked.'],
    [{ type: 'checked', result: { type: 'not-run', why: 'stopped' } }, 'The server is stopped.'],
    [{ type: 'checked', result: { type: 'not-run', why: 'no-pages' } }, 'Your page did not open for the check.'],
  ] as const)('that was not tried says why: %o', async (check, says) => {
    await show(openAt(3, { check }));
    expect(shown.words).toContain(says);
  });
});

describe('help', () => {
  test('comes hint by hint, and then as the code, which can be put back', async () => {
    await show(openAt(3));
    const offers: OfferUndo[] = [];
    shown.root.addEventListener('offer-undo', (event) => offers.push(event));
    await press('Hint 1 of 3');
    expect(shown.all('.hints li').map(words)).toEqual(['First hint.']);
    await press('Hint 2 of 3');
    await press('Hint 3 of 3');
    expect(shown.all('.hints li').map(words)).toEqual(['First hint.', 'Second hint.', 'Third hint.']);
    await press('Show me');
    expect(offers.map((offer) => offer.words)).toEqual(['The code of this step is in your files now.']);
    offers[0]?.undo();
    expect(workbench.asked).toEqual(['put ends', 'put-back ends']);
  });

  test('begins anew with another step', async () => {
    await show(openAt(3));
    await press('Hint 1 of 3');
    await change({ step: 2 });
    await change({ step: 3 });
    expect(shown.all('.hints li')).toEqual([]);
    expect(shown.button('Hint 1 of 3')).toBeTruthy();
  });

  test('starts the step again, which can be put back', async () => {
    await show(openAt(3));
    const offers: OfferUndo[] = [];
    shown.root.addEventListener('offer-undo', (event) => offers.push(event));
    await press('Start this step again');
    offers[0]?.undo();
    expect(workbench.asked).toEqual(['put begins', 'put-back begins']);
  });
});

describe('the end', () => {
  test('says what was built and what is next, and closes for who keeps building', async () => {
    await show(openAt(4, { done: new Set([0, 1, 2, 3]) }));
    expect(words(shown.find('.lesson-end'))).toBe(
      'You built it! Tell everyoneA shout box. Up next: Who said that? Next lesson Keep building',
    );
    await press('Keep building');
    expect(shown.all('.lesson')).toEqual([]);
  });

  test('tells of steps without a tick, and of a host that does not answer', async () => {
    const base = document.createElement('base');
    base.href = 'http://127.0.0.1:9/';
    await show(openAt(4, { done: new Set([0]) }));
    expect(shown.words).toContain('Some steps have no tick yet.');
    document.head.prepend(base);
    try {
      await press('Next lesson');
      await eventually(() => shown.words).toContain('The playground does not answer.');
    } finally {
      base.remove();
    }
  });

  test('of the last lesson has no other after it', async () => {
    await show(openAt(4, { lesson: { ...LESSON, next: undefined } }));
    expect(shown.words).toContain('That was the last lesson.');
    expect(() => shown.button('Next lesson')).toThrow();
  });
});

test('text of a lesson is never read as HTML', async () => {
  const [first, ...rest] = LESSON.steps;
  if (!first) throw new Error('no step');
  const evil = '<img src=x onerror=alert(1)>';
  const text: LessonBlock[] = [
    { type: 'paragraph', parts: [{ type: 'strong', text: evil }] },
    { type: 'code', language: 'js', text: evil },
    { type: 'list', ordered: true, items: [[{ type: 'code', text: evil }]] },
  ];
  await show(openAt(0, { lesson: { ...LESSON, steps: [{ ...first, text }, ...rest] } }));
  expect(shown.all('img')).toEqual([]);
  expect(shown.words.split(evil)).toHaveLength(4);
});
