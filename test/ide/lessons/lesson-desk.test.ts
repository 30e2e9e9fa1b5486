import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { LessonDesk, type Frames } from '../../../ide/lessons/lesson-desk.ts';
import type { OpenLesson } from '../../../ide/lessons/lesson-state.ts';
import { EMPTY_STATE } from '../../../ide/state/empty-state.ts';
import { Store } from '../../../ide/state/store.ts';
import type { WorkbenchState } from '../../../ide/state/workbench.ts';
import type { IdeToHost, TrafficEvent } from '../../../server/protocol/ide.ts';
import type { PageCall } from '../../../server/protocol/lesson.ts';
import { LESSON } from '../panels/lesson/a-lesson.ts';

let doc: Y.Doc;
let store: Store<WorkbenchState>;
let told: IdeToHost[];
let shown: string[];
let answer: () => Response | Promise<Response>;
let isHidden: boolean;
const desks: LessonDesk[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  doc = new Y.Doc();
  store = new Store<WorkbenchState>({ ...EMPTY_STATE, connection: 'online', server: { server: 'running', code: 'live' } });
  [told, shown, isHidden] = [[], [], false];
  answer = () => Response.json(LESSON);
  vi.stubGlobal('fetch', async (url: URL) => {
    expect(url.pathname).toBe('/prefix/api/lessons/tell-everyone');
    return await answer();
  });
});

afterEach(() => {
  for (const desk of desks.splice(0)) desk.dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open(openFrames?: () => Promise<Frames>): LessonDesk {
  const desk = new LessonDesk({
    doc,
    store,
    api: 'http://host.test/prefix/api/',
    tell: (message) => void told.push(message),
    show: (paths) => void shown.push(...paths),
    put: () => () => undefined,
    openFrames,
    isHidden: () => isHidden,
  });
  desks.push(desk);
  return desk;
}

/** A desk whose lesson has come. */
async function at(step: number, done = ''): Promise<LessonDesk> {
  const desk = open();
  doc.transact(() => {
    for (const [key, value] of Object.entries({ id: 'tell-everyone', step, done })) doc.getMap('lesson').set(key, value);
  });
  await vi.waitFor(() => expect(store.state.lessons.lesson.type).not.toBe('loading'));
  return desk;
}

function lesson(): OpenLesson {
  const found = store.state.lessons.lesson;
  if (found.type !== 'open') throw new Error(`it is ${found.type}`);
  return found;
}

const checks = (): IdeToHost[] => told.filter(({ type }) => type === 'check-step');

function travelled(event: Partial<TrafficEvent>): TrafficEvent[] {
  return [{ at: 0, turn: 1, client: '1', name: 'Fox', text: '', ...event } as TrafficEvent];
}

describe('the lesson of a project', () => {
  test('comes with the project, is open then, and shows the files that it is about', async () => {
    await at(1, '0');
    expect(store.state.lessons.isOpen).toBe(true);
    expect(lesson()).toMatchObject({ step: 1, done: new Set([0]) });
    expect(shown).toEqual(['server.js']);
  });

  test('stays closed once all of it lies behind', async () => {
    await at(4, '0,1,2,3');
    expect(store.state.lessons.isOpen).toBe(false);
    expect(lesson().step).toBe(4);
  });

  test('that this host does not have is told, and so is a host that does not answer, which is asked again', async () => {
    answer = () => new Response('', { status: 404 });
    await at(0);
    expect(store.state.lessons.lesson).toEqual({ type: 'unknown', id: 'tell-everyone' });
    answer = () => Promise.reject(new TypeError('no network'));
    desks[0]?.load();
    await vi.waitFor(() => expect(store.state.lessons.lesson.type).toBe('no-host'));
    answer = () => Response.json(LESSON);
    desks[0]?.welcomed();
    await vi.waitFor(() => expect(store.state.lessons.lesson.type).toBe('open'));
  });

  test('that is no lesson is as good as none', async () => {
    answer = () => Response.json({ ...LESSON, steps: [{ title: 7 }] });
    await at(0);
    expect(store.state.lessons.lesson.type).toBe('unknown');
  });

  test('follows what another computer does', async () => {
    await at(0);
    doc.getMap('lesson').set('step', 2);
    expect(lesson().step).toBe(2);
  });

  test('changes nothing for who only looks', async () => {
    store.update({ role: 'look' });
    const desk = await at(1);
    desk.next();
    desk.choose(0);
    desk.goTo(3);
    expect(lesson()).toMatchObject({ step: 1, done: new Set() });
    expect(told).toEqual([]);
  });
});

describe('a step is ticked', () => {
  test('by Next where it is only to be read', async () => {
    (await at(0)).next();
    expect(lesson()).toMatchObject({ step: 1, done: new Set([0]) });
  });

  test('by a choice, whichever it was; Next alone leaves it as it is', async () => {
    const desk = await at(1);
    desk.next();
    expect(lesson()).toMatchObject({ step: 2, done: new Set() });
    desk.goTo(1);
    desk.choose(2);
    expect(lesson()).toMatchObject({ step: 1, choice: 2, done: new Set([1]) });
  });

  test('by a message that travels, heard or not, and by no other', async () => {
    const desk = await at(2);
    desk.travelled(travelled({ type: 'received', op: 'whisper' }));
    desk.travelled(travelled({ type: 'sent', op: 'shout', to: 'all', clients: [], numbers: [] }));
    expect(lesson().done).toEqual(new Set());
    desk.travelled(travelled({ type: 'unhandled', op: 'shout', code: 'unknown-op' }));
    expect(lesson().done).toEqual(new Set([2]));
  });

  test('by a check that passes', async () => {
    const desk = await at(3);
    vi.advanceTimersByTime(1_000);
    expect(checks()).toEqual([{ type: 'check-step', n: 1, lesson: 'tell-everyone', step: 3 }]);
    desk.checked(1, { type: 'passed' });
    expect(lesson().done).toEqual(new Set([3]));
    desk.codeChanged();
    vi.advanceTimersByTime(1_000);
    expect(checks()).toHaveLength(1);
  });
});

describe('a tick', () => {
  const pass = (desk: LessonDesk): void => {
    vi.advanceTimersByTime(1_000);
    desk.checked(checks().length, { type: 'passed' });
  };

  test('that the shown code got goes when that is put back, and what is there then is tried', async () => {
    const desk = await at(3);
    const putBack = desk.put('ends');
    pass(desk);
    expect(lesson().done).toEqual(new Set([3]));
    putBack();
    expect(lesson().done).toEqual(new Set());
    vi.advanceTimersByTime(1_000);
    expect(checks()).toHaveLength(2);
  });

  test('does not come from a try of code that was put back in the meantime', async () => {
    const desk = await at(3);
    const putBack = desk.put('ends');
    vi.advanceTimersByTime(1_000);
    putBack();
    desk.checked(1, { type: 'passed' });
    expect(lesson().done).toEqual(new Set());
  });

  test('goes when the step is begun again, and comes back when that is put back', async () => {
    const desk = await at(3, '2,3');
    const putBack = desk.put('begins');
    expect(lesson().done).toEqual(new Set([2]));
    putBack();
    expect(lesson().done).toEqual(new Set([2, 3]));
  });

  test('that was there before the code was shown stays', async () => {
    const desk = await at(3, '3');
    desk.put('ends')();
    expect(lesson().done).toEqual(new Set([3]));
  });
});

describe('a check', () => {
  test('waits for the host, and for a server that runs', async () => {
    const desk = await at(3);
    store.update({ server: { server: 'starting', code: 'live' } });
    vi.advanceTimersByTime(1_000);
    expect(checks()).toEqual([]);
    store.update({ server: { server: 'running', code: 'refused' } });
    desk.codeChanged();
    vi.advanceTimersByTime(1_000);
    expect(checks()).toEqual([]);
    expect(lesson().check).toEqual({ type: 'checked', result: { type: 'not-run', why: 'refused' } });
    store.update({ server: { server: 'running', code: 'live' } });
    desk.codeChanged();
    vi.advanceTimersByTime(1_000);
    expect(checks()).toHaveLength(1);
  });

  test('with pages waits until the window is seen, and is tried when the pages change', async () => {
    const steps = LESSON.steps.map((step) => ({ ...step, hasPages: step.kind === 'check' }));
    answer = () => Response.json({ ...LESSON, steps });
    isHidden = true;
    const desk = await at(3);
    vi.advanceTimersByTime(1_000);
    expect(checks()).toEqual([]);
    isHidden = false;
    desk.seen();
    vi.advanceTimersByTime(1_000);
    desk.pagesChanged();
    vi.advanceTimersByTime(1_000);
    expect(checks()).toHaveLength(2);
  });

  test('has its pages opened once, and closed when the host is gone', async () => {
    const did: string[] = [];
    const frames: Frames = {
      do: async (ask: PageCall) => {
        did.push(ask.do);
        return { ok: true };
      },
    };
    const openFrames = vi.fn(async () => frames);
    const desk = open(openFrames);
    await desk.pageCall(1, { do: 'open', client: 'Ann', page: 'index.html', token: 't' });
    await desk.pageCall(2, { do: 'press', client: 'Ann', target: '' });
    expect(openFrames).toHaveBeenCalledTimes(1);
    expect(told).toEqual([1, 2].map((call) => ({ type: 'page-answer', call, answer: { ok: true } })));
    desk.closed();
    await vi.waitFor(() => expect(did).toEqual(['open', 'press', 'close-all']));
  });
});
