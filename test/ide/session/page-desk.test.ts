import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConsoleLines } from '../../../ide/session/console-lines.ts';
import type { Health } from '../../../ide/session/life-clock.ts';
import { MessageDesk } from '../../../ide/session/message-desk.ts';
import { PageDesk } from '../../../ide/session/page-desk.ts';
import { EMPTY_STATE } from '../../../ide/state/empty-state.ts';
import { Store } from '../../../ide/state/store.ts';
import type { WorkbenchState } from '../../../ide/state/workbench.ts';
import { until } from './open-session.ts';
import { PageInPane } from './page-in-pane.ts';

let store: Store<WorkbenchState>;
let lines: ConsoleLines;
let desk: PageDesk;
let pages: PageInPane[];

beforeEach(() => {
  store = new Store<WorkbenchState>({ ...EMPTY_STATE, connection: 'online' });
  lines = new ConsoleLines();
  // A page that does not answer in the turns that its answer takes is taken for one that hangs; no pause is waited for.
  desk = new PageDesk({ store, console: lines, messages: new MessageDesk(store), told: () => undefined, answerMs: 200, clearMs: 0 });
  pages = ['Fox', 'Owl'].map((name) => {
    desk.came(desk.panes.ask().request, name, name);
    return hello(name);
  });
});
afterEach(() => {
  for (const page of pages) page[Symbol.dispose]();
  desk.dispose();
});

function hello(token: string): PageInPane {
  return new PageInPane(desk, token);
}
const views = (): string[] =>
  store.state.panes.map(({ view, version }) => `${view.type === 'lost' ? view.why : view.type} ${String(version)}`);
const codes = (): unknown[] => lines.entries.map(({ who, diagnostic }) => [who, diagnostic?.code]);

/** One beat, and the answers of all pages that do not hang. */
async function beat(): Promise<Health> {
  const health = desk.beat();
  await until(() => !pages.some(({ name, isHanging }) => !isHanging && desk.lives.owing.includes(name)));
  return health;
}

test('pages that answer stay', async () => {
  for (let n = 0; n < 10; n += 1) expect(await beat()).toBe('calm');
  expect(views()).toEqual(['page 0', 'page 0']);
});

test('a page that hangs is taken away, told of, and put back', async () => {
  const [fox] = pages;
  if (fox) fox.isHanging = true;
  expect([await beat(), await beat(), await beat(), desk.beat()]).toEqual(['calm', 'silent', 'silent', 'lost']);
  expect(views()).toEqual(['silent 0', 'page 0']);
  expect(codes()).toEqual([['Fox', 'page-silent']]);
  desk.reload('Fox');
  await until(() => views()[0] === 'page 1');
  expect(views()).toEqual(['page 1', 'page 0']);
});

test('with it goes every page that owes an answer, and every one that has not said a word', async () => {
  for (const page of pages) page.isHanging = true;
  await beat();
  await beat();
  desk.came(desk.panes.ask().request, 'Hare', 'Hare');
  await beat();
  expect(desk.beat()).toBe('lost');
  expect(views()).toEqual(['silent 0', 'silent 0', 'silent 0']);
});

test('a page that hangs is not waited for when pages change: all that owe an answer come anew', async () => {
  const [fox] = pages;
  if (fox) fox.isHanging = true;
  desk.reload('Owl');
  await until(() => views().every((view) => view === 'page 1'));
});

test('a page that answers is loaded again alone', async () => {
  desk.reload('Owl');
  await until(() => views()[1] === 'page 1');
  expect(views()).toEqual(['page 0', 'page 1']);
});

test('what another window lost is lost here as well, if it owes an answer', async () => {
  const [fox] = pages;
  if (fox) fox.isHanging = true;
  desk.othersLost();
  expect(views()).toEqual(['page 0', 'page 0']);
  await beat();
  await beat();
  desk.othersLost();
  expect(views()).toEqual(['silent 0', 'page 0']);
});

test('a dialog stops all pages, and none is to blame', async () => {
  for (const page of pages) page.isHanging = true;
  pages[0]?.sign('dialog');
  await until(() => desk.lives.hasDialog);
  for (let n = 0; n < 8; n += 1) expect(desk.beat()).toBe('dialog');
  for (const page of pages) page.isHanging = false;
  pages[0]?.sign('dialog-over');
  await until(() => !desk.lives.hasDialog);
  for (let n = 0; n < 4; n += 1) expect(await beat()).toBe('calm');
  expect(views()).toEqual(['page 0', 'page 0']);
});

test('a page is not loaded again while a dialog is open, which a person may be reading', async () => {
  pages[0]?.sign('dialog');
  await until(() => desk.lives.hasDialog);
  desk.reload();
  expect(desk.beat()).toBe('dialog');
  expect(views()).toEqual(['page 0', 'page 0']);
  pages[0]?.sign('dialog-over');
  await until(() => !desk.lives.hasDialog);
  desk.beat();
  await until(() => views().join() === 'page 1,page 1');
});

test('a page that says it shows a dialog while somebody types is not believed', async () => {
  pages[0]?.sign('dialog');
  if (pages[0]) pages[0].isHanging = true;
  await until(() => desk.lives.hasDialog);
  expect(desk.beat()).toBe('dialog');
  desk.touched();
  for (let n = 0; n < 4; n += 1) await beat();
  expect(views()[0]).toBe('silent 0');
});

describe('a page that says too much', () => {
  test('by its window is taken away, and costs nothing from then on', () => {
    let looked = 0;
    const word = {
      ports: [],
      get data() {
        looked += 1;
        return 'x';
      },
    };
    for (let n = 0; n < 30_000; n += 1) desk.said('Owl', word);
    expect(views()).toEqual(['page 0', 'flood 0']);
    expect(codes()).toEqual([['Owl', 'page-flood']]);
    // Without ports there is nothing to look at.
    expect(looked).toBe(0);
  });

  test('by its port as well', async () => {
    for (let n = 0; n < 10_000; n += 1) pages[1]?.tell({ wszero: 'ready' });
    await until(() => views()[1] === 'flood 0');
    expect(views()[0]).toBe('page 0');
  });

  test('as signs of life too', async () => {
    for (let n = 0; n < 10_000; n += 1) pages[1]?.sign(n);
    await until(() => views()[1] === 'flood 0');
  });

  test('by loading itself is taken away', () => {
    const more = Array.from({ length: 25 }, () => hello('Fox'));
    expect(views()).toEqual(['reloads 0', 'page 0']);
    for (const page of more) page[Symbol.dispose]();
  });
});

test('a page that was led away comes back with its next hello', async () => {
  const [fox] = pages;
  desk.loaded('Fox');
  desk.loaded('Fox');
  if (fox) fox.isHanging = true;
  for (let n = 0; n < 4; n += 1) await beat();
  expect(views()).toEqual(['away 0', 'page 0']);
  pages.push(hello('Fox'));
  expect(views()).toEqual(['page 0', 'page 0']);
});

test('nothing is said of a page that does not come while the host is away', async () => {
  store.update({ connection: 'offline' });
  desk.came(desk.panes.ask().request, 'Hare', 'Hare');
  desk.loaded('Fox');
  desk.loaded('Fox');
  if (pages[0]) pages[0].isHanging = true;
  for (let n = 0; n < 40; n += 1) await beat();
  expect(views()).toEqual(['page 0', 'page 0', 'page 0']);
  store.update({ connection: 'online' });
  await beat();
  expect(views()).toEqual(['away 0', 'page 0', 'unstarted 0']);
});

test('whoever is no pane is not heard', async () => {
  const stranger = hello('Stranger');
  stranger.tell({ wszero: 'console', level: 'log', text: 'hi' });
  pages[0]?.tell({ wszero: 'console', level: 'log', text: 'last' });
  await until(() => lines.entries.length > 0);
  expect(lines.entries.map(({ text }) => text)).toEqual(['last']);
  stranger[Symbol.dispose]();
});
