import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../ide/pages/wz-start.ts';
import { eventually, Shown, words } from '../panels/shown.ts';

let shown: Shown;
/** Calls go to what is below this: a host that has no such project, or none at all. */
const base = document.createElement('base');

beforeEach(() => {
  localStorage.clear();
  base.removeAttribute('href');
  document.head.prepend(base);
});

afterEach(() => {
  vi.unstubAllGlobals();
  shown.remove();
  base.remove();
});

async function start(): Promise<void> {
  shown = new Shown(html`<wz-start></wz-start>`);
  await shown.settled();
}

const field = (number: number): HTMLInputElement => shown.findAs(HTMLInputElement, `[aria-label="Word ${String(number)}"]`);
const values = (): string[] => [1, 2, 3, 4].map((number) => field(number).value);
const trouble = (): string => shown.all('[role="alert"]').map(words).join('');

test('offers a new project, and says in words when nobody answers', async () => {
  await start();
  base.href = 'http://127.0.0.1:9/';
  shown.button('New project').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(trouble).toBe('The playground does not answer. Are you connected? Try again.');
  expect(document.activeElement).toBe(shown.button('New project'));
});

test('says in words when the host could not make one', async () => {
  await start();
  await userEvent.click(shown.button('New project'));
  await eventually(trouble).toBe('That did not work. Try again in a moment.');
});

test('spreads words that are pasted or typed in one go over the fields', async () => {
  await start();
  field(1).focus();
  await userEvent.keyboard('tiger banana-rocket, seven');
  expect(values()).toEqual(['tiger', 'banana', 'rocket', 'seven']);
  expect(document.activeElement).toBe(field(4));
});

test('spreads from the field that is typed in, and never past the last', async () => {
  await start();
  field(3).focus();
  await userEvent.keyboard('rocket seven more words');
  expect(values().slice(0, 3)).toEqual(['', '', 'rocket']);
});

test('asks for the word that is missing', async () => {
  await start();
  field(1).focus();
  await userEvent.keyboard('tiger banana{Enter}');
  await eventually(trouble).toBe('All four words are needed. Word 3 is empty.');
  expect(document.activeElement).toBe(field(3));
});

test('says that no project has these words, and keeps them', async () => {
  await start();
  field(1).focus();
  await userEvent.keyboard('tiger banana rocket seven{Enter}');
  await eventually(trouble).toBe('No project has these words. Look at each letter, and at the order.');
  expect(values()).toEqual(['tiger', 'banana', 'rocket', 'seven']);
});

test('shows the projects of this computer, and none where there are none', async () => {
  await start();
  expect(shown.words).not.toContain('My projects');
  shown.remove();
  localStorage.setItem('wszero.projects', JSON.stringify([{ id: 'brave-otter-lamp-42', name: '<b>Our chat</b>', at: Date.now() }]));
  await start();
  expect(shown.find('.project-card').getAttribute('href')).toBe('e/brave-otter-lamp-42');
  expect(words(shown.find('.project-card'))).toBe('<b>Our chat</b>just now');
});

describe('with lessons', () => {
  const LESSONS = ['hello-server', 'tell-everyone', 'who-said-that'].map((id, at) => ({
    id,
    number: at + 1,
    title: `Title ${String(at + 1)}`,
    summary: `Summary ${String(at + 1)}`,
    minutes: 10 + at,
    steps: 5,
  }));

  async function startWith(answer: Response): Promise<void> {
    vi.stubGlobal('fetch', async () => answer);
    await start();
    await eventually(() => shown.all('.is-kept')).toEqual([]);
    await shown.settled();
  }

  const cards = (): string[] => shown.all('.lesson-card').map(words);

  test('the first of them is the loud thing to press, and a new project stands beside it', async () => {
    await startWith(Response.json(LESSONS));
    expect(shown.all('.hero-go .btn').map(words)).toEqual(['Start lesson 1', 'New project']);
    expect(shown.all('.hero-go .loud').map(words)).toEqual(['Start lesson 1']);
    expect(cards()).toEqual(['1 Title 1Summary 110 min', '2 Title 2Summary 211 min', '3 Title 3Summary 312 min']);
  });

  test('tells which are done on this computer, and goes on where one is under way', async () => {
    localStorage.setItem('wszero.lessons-finished', 'hello-server');
    const lesson = { id: 'tell-everyone', number: 2, step: 2, steps: 5 };
    localStorage.setItem('wszero.projects', JSON.stringify([{ id: 'brave-otter', name: 'Shout box', at: Date.now(), lesson }]));
    await startWith(Response.json(LESSONS));
    expect(words(shown.find('.hero-go .loud'))).toBe('Go on with lesson 2');
    expect(shown.find('.hero-go .loud').getAttribute('href')).toBe('e/brave-otter');
    expect(words(shown.find('.project-card'))).toBe('Shout boxLesson 2 · step 3 of 5');
    expect(cards()[0]).toContain('Done');
    expect(cards()[1]).toContain('Step 3 of 5');
    expect(shown.find('a.lesson-card').getAttribute('href')).toBe('e/brave-otter');
  });

  test('goes on with what was open last, before a lesson that was left out', async () => {
    const lesson = { id: 'who-said-that', number: 3, step: 1, steps: 5 };
    localStorage.setItem('wszero.projects', JSON.stringify([{ id: 'brave-otter', name: 'Names', at: Date.now(), lesson }]));
    await startWith(Response.json(LESSONS));
    expect(words(shown.find('.hero-go .loud'))).toBe('Go on with lesson 3');
  });

  test('says in words when a lesson could not be begun', async () => {
    await startWith(Response.json(LESSONS));
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await userEvent.click(shown.find('.lesson-card'));
    await eventually(trouble).toBe('The playground does not answer. Are you connected? Try again.');
  });

  test.each([
    ['has none', () => Response.json([])],
    ['knows nothing of them', () => new Response('', { status: 404 })],
    ['sends something else', () => Response.json([{ id: 7 }])],
  ])('is the page as it was where the host %s', async (_, answer) => {
    await startWith(answer());
    expect(shown.all('.hero-go .btn').map(words)).toEqual(['New project']);
    expect(shown.all('.hero-go .loud')).toHaveLength(1);
    expect(cards()).toEqual([]);
  });
});

describe('projects of this computer that nobody opens', () => {
  /** What the host says of them; what the page asks besides goes unanswered. */
  async function startWith(answer: object): Promise<void> {
    const projects = ['old', 'young', 'gone'].map((id) => ({ id, name: `${id} chat`, at: 1 }));
    localStorage.setItem('wszero.projects', JSON.stringify(projects));
    localStorage.setItem('wszero.key.old', 'tiger-banana-rocket-seven');
    vi.stubGlobal('fetch', async (url: URL) =>
      url.pathname.endsWith('/expiry') ? Response.json(answer) : new Response(null, { status: 404 }),
    );
    await start();
  }
  const names = (): string[] => shown.all('.project-words b').map(words);

  test('are said to go soon, with a zip at hand', async () => {
    await startWith({
      days: 30,
      projects: [
        { id: 'old', daysLeft: 3 },
        { id: 'young', daysLeft: 11 },
        { id: 'gone', daysLeft: 30 },
      ],
    });
    await eventually(() => shown.all('.going-soon').map(words)).toEqual([expect.stringContaining('Goes in 3 days')]);
    expect(words(shown.find('.going'))).toContain('Open a project, and it stays.');
    expect(shown.button('Save zip: old chat')).toBeInstanceOf(HTMLButtonElement);
  });

  test('are not warned of before the last third of a short time', async () => {
    await startWith({
      days: 6,
      projects: [
        { id: 'old', daysLeft: 2 },
        { id: 'young', daysLeft: 3 },
      ],
    });
    await eventually(() => shown.all('.going-soon').length).toBe(1);
  });

  test('are not shown when the host has them no longer, and their keys stay', async () => {
    await startWith({ projects: [{ id: 'old' }, { id: 'young' }] });
    await eventually(names).toEqual(['old chat', 'young chat']);
    expect(shown.all('.going')).toEqual([]);
    expect(JSON.parse(localStorage.getItem('wszero.projects') ?? '[]')).toHaveLength(3);
  });

  test('are all there while the host does not say anything', async () => {
    await startWith({ strange: true });
    await shown.settled();
    expect(names()).toHaveLength(3);
  });
});
