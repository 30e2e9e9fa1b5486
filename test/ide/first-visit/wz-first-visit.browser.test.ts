import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { beginFirstVisit, isFirstVisit } from '../../../ide/first-visit/first-visit.ts';
import '../../../ide/panels/live-panels.ts';
import { WzIde } from '../../../ide/panels/wz-ide.ts';
import { MemoryWorkbench } from '../panels/memory-workbench.ts';
import { OPEN_PROJECT } from '../panels/project-state.ts';
import { eventually, Shown, words } from '../panels/shown.ts';

const ID = OPEN_PROJECT.project.id;
let shown: Shown | undefined;
beforeEach(() => localStorage.clear());
afterEach(() => {
  shown?.remove();
  shown = undefined;
  localStorage.clear();
});

async function ide(role: 'edit' | 'look' = 'edit'): Promise<Shown> {
  shown?.remove();
  shown = new Shown(html`<wz-ide></wz-ide>`);
  const element = shown.findAs(WzIde, 'wz-ide');
  element.workbench = new MemoryWorkbench(
    { ...OPEN_PROJECT, role, pagesUrl: 'about:blank#' },
    { 'server.js': '', 'index.html': '<h1>Our chat</h1>' },
  );
  await element.updateComplete;
  await shown.settled();
  return shown;
}

const said = (on: Shown): string[] => on.all('.intro p').map(words);

test('speaks of the server, of the page, and of the messages, by keyboard too, and never again', async () => {
  beginFirstVisit(`e/${ID}#tiger-banana-rocket-seven`, true);
  const first = await ide();
  const focused = document.activeElement;
  expect(said(first)).toEqual(['This is your server. It gets every message, and says who hears it.']);
  expect(document.activeElement).toBe(focused);
  first.button('Next').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(() => said(first)).toEqual(['This is your page. Each client on the right shows it.']);
  await eventually(() => document.activeElement).toBe(first.button('Next'));
  await userEvent.keyboard('{Enter}');
  await eventually(() => said(first)).toEqual(['Say something in a client on the right. Its message is drawn below.']);
  await eventually(() => document.activeElement).toBe(first.button('Done'));
  await userEvent.keyboard('{Enter}');
  await eventually(() => said(first)).toEqual([]);
  // Whoever came through by keyboard goes on in the code.
  expect(first.find('.editor.is-server').contains(document.activeElement)).toBe(true);
  expect(said(await ide())).toEqual([]);
  beginFirstVisit(`e/${ID}#tiger-banana-rocket-seven`, true);
  expect(said(await ide())).toEqual([]);
});

test('lies over nothing, and leaves both editors as tall as they are without it', async () => {
  const height = (await ide()).find('.editor.is-page').getBoundingClientRect().height;
  beginFirstVisit(`e/${ID}#words`, true);
  const on = await ide();
  for (let step = 0; step < 3; step += 1) {
    const intro = on.find('.intro').getBoundingClientRect();
    expect(on.find('.editor.is-page').getBoundingClientRect().height).toBe(height);
    for (const part of ['.topbar', '.editor.is-server', '.editor.is-page', '.messages', '.panes']) {
      const { left, right, top, bottom } = on.find(part).getBoundingClientRect();
      expect(intro.right <= left || right <= intro.left || intro.bottom <= top || bottom <= intro.top).toBe(true);
    }
    on.find('.intro-go').click();
    await on.settled();
  }
});

test('is closed for good by its cross', async () => {
  beginFirstVisit(`e/${ID}#words`, true);
  const on = await ide();
  await userEvent.click(on.button('Close these notes'));
  await on.settled();
  expect(said(on)).toEqual([]);
  expect(isFirstVisit(ID)).toBe(false);
});

test('says nothing to who has made a project before, who opens one that is not new, or who may only look', async () => {
  beginFirstVisit(`e/${ID}#words`, false);
  expect(said(await ide())).toEqual([]);
  localStorage.clear();
  expect(said(await ide())).toEqual([]);
  beginFirstVisit('e/other-otter-lamp-1#words', true);
  expect(said(await ide())).toEqual([]);
  localStorage.clear();
  beginFirstVisit(`e/${ID}#words`, true);
  expect(said(await ide('look'))).toEqual([]);
});
