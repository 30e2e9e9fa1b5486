import type { CheckResult, Lesson, LessonInline, LessonStep } from '../../../../server/protocol/lesson.ts';
import type { OpenLesson } from '../../../../ide/lessons/lesson-state.ts';

export function words(text: string): LessonInline[] {
  return [{ type: 'text', text }];
}

/** A step that is only to be read, unless `more` says otherwise. */
export function aStep(title: string, more: Partial<LessonStep> = {}): LessonStep {
  return {
    title,
    text: [{ type: 'paragraph', parts: words(`Text of ${title}.`) }],
    kind: 'read',
    hints: [],
    say: {},
    hasPages: false,
    begins: { 'server.js': 'before' },
    ends: { 'server.js': 'before' },
    ...more,
  };
}

/** A step of each kind: read, predict, live, check. */
export const LESSON: Lesson = {
  id: 'tell-everyone',
  number: 2,
  title: 'Tell everyone',
  summary: 'A shout box.',
  minutes: 15,
  intro: [{ type: 'paragraph', parts: words('Fox has something to shout.') }],
  show: ['server.js'],
  steps: [
    aStep('Read it'),
    aStep('Guess', {
      kind: 'predict',
      predict: {
        question: words('Who hears it?'),
        choices: [words('Only Fox'), words('Only Owl'), words('Everyone')],
        answer: 0,
        because: words('It goes to one client.'),
      },
    }),
    aStep('Press Shout', { kind: 'live', live: { op: 'shout', from: 'page' } }),
    aStep('Let everyone hear', {
      kind: 'check',
      hints: [words('First hint.'), words('Second hint.'), words('Third hint.')],
      say: { 'only-ann': [...words('Only Ann heard it. Use '), { type: 'code', text: 'broadcast' }, ...words('.')] },
      ends: { 'server.js': 'after' },
    }),
  ],
  next: { id: 'who-said-that', number: 3, title: 'Who said that?', summary: 'Names.', minutes: 15, steps: 4 },
};

export const ONLY_ANN: Extract<CheckResult, { type: 'failed' }> = {
  type: 'failed',
  say: 'only-ann',
  problem: { code: 'missing', params: { who: 'Bo', op: 'heard' } },
  picture: {
    clients: ['Ann', 'Bo'],
    rows: [
      { type: 'in', from: 'Ann', op: 'shout', text: '{"text":"hey"}', bad: false },
      { type: 'out', op: 'heard', text: '{"text":"hey"}', to: ['Ann'], missing: ['Bo'], extra: [] },
    ],
  },
};

export function openAt(step: number, more: Partial<OpenLesson> = {}): OpenLesson {
  return { type: 'open', lesson: LESSON, step, done: new Set(), check: { type: 'none' }, choice: undefined, ...more };
}
