import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../ide/panels/live-panels.ts';
import { WzIde } from '../../../ide/panels/wz-ide.ts';
import { MemoryWorkbench } from './memory-workbench.ts';
import { OPEN_PROJECT } from './project-state.ts';
import { eventually, Shown } from './shown.ts';

let shown: Shown;
afterEach(() => shown.remove());

async function ide(workbench?: MemoryWorkbench): Promise<WzIde> {
  shown = new Shown(html`<wz-ide></wz-ide>`);
  const element = shown.findAs(WzIde, 'wz-ide');
  await shown.settled();
  element.workbench = workbench;
  await element.updateComplete;
  await shown.settled();
  return element;
}

const FILES = { 'server.js': "on('say', () => {})", 'index.html': '<h1>Our chat</h1>' };

test('is painted before there is a workbench, and offers nothing that would not work', async () => {
  await ide();
  expect(shown.words).toContain('Connecting…');
  expect(shown.words).toContain('Opening your files…');
  expect(shown.all('button').map((button) => button.ariaLabel ?? button.innerText.trim())).toEqual([
    'Go to the code',
    'Letters, colours and more',
    'Colours: light. Change to dark',
    'Keys',
    'Messages',
    'Console',
  ]);
});

test('fills when the workbench comes', async () => {
  await ide(new MemoryWorkbench({ ...OPEN_PROJECT, panes: [] }, FILES));
  expect(shown.words).toContain('Our chat');
  expect(shown.all('.tab').map((tab) => tab.innerText.trim())).toEqual(['server.js', 'index.html', 'Messages', 'Console']);
  expect(document.title).toBe('Our chat');
});

test('everything of the first screen is there at once at 1366 × 768, nothing overlaps, and nothing is off the screen', async () => {
  await ide(new MemoryWorkbench({ ...OPEN_PROJECT, pagesUrl: 'about:blank#' }, FILES));
  const boxes = ['.editor.is-server', '.editor.is-page', '.messages', '.pane.is-fox', '.pane.is-owl', '.add-client'].map((selector) =>
    shown.find(selector).getBoundingClientRect(),
  );
  for (const [at, a] of boxes.entries()) {
    expect(a.bottom).toBeLessThanOrEqual(innerHeight);
    expect(a.right).toBeLessThanOrEqual(innerWidth);
    expect(a.width * a.height).toBeGreaterThan(10_000);
    for (const b of boxes.slice(at + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
  }
});

test('nothing that is pressed is under 40 pixels', async () => {
  await ide(new MemoryWorkbench({ ...OPEN_PROJECT, pagesUrl: 'about:blank#' }, FILES));
  const small = shown.all('wz-ide button, wz-ide a').filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 40 || height < 40;
  });
  expect(small.map((element) => element.outerHTML)).toEqual([]);
});

test('every button has a name and every id is there once', async () => {
  await ide(new MemoryWorkbench({ ...OPEN_PROJECT, pagesUrl: 'about:blank#' }, FILES));
  const names = shown.all('wz-ide button').map((button) => button.ariaLabel ?? button.innerText.trim());
  expect(names.filter((name) => name === '')).toEqual([]);
  const ids = shown.all('wz-ide [id]').map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['wrong-key', 'These words do not open this project'],
  ['no-key', 'These words do not open this project'],
  ['unknown-project', 'There is no project here'],
  ['too-many', 'Too many people are in this project'],
  ['broken', 'This project can not be opened now'],
])('says why it was refused, and shows the way back: %s', async (code, words) => {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT }, FILES);
  await ide(workbench);
  workbench.store.update({ connection: 'refused', refusal: { code, message: '' } });
  await shown.settled();
  expect(shown.find('[role="alert"] h2').innerText).toBe(words);
  expect(shown.findAs(HTMLAnchorElement, '.door-card a').getAttribute('href')).toBe('./');
  expect(shown.all('.work')).toEqual([]);
  expect(shown.words).not.toContain('Saved');
});

test('says that an address without a project has none', async () => {
  const element = await ide();
  element.astray = true;
  await shown.settled();
  expect(shown.find('[role="alert"] h2').innerText).toBe('There is no project here');
});

test('says that what was pasted is too much, and lets the note be closed', async () => {
  await ide(new MemoryWorkbench({ ...OPEN_PROJECT, panes: [] }, FILES));
  shown.find('.is-server wz-editor').dispatchEvent(new CustomEvent('wz-editor-too-large', { bubbles: true }));
  await shown.settled();
  expect(shown.find('.toast p').textContent).toBe('That is too much for one file. Nothing was put in.');
  expect(shown.all('.toast button').map((button) => button.ariaLabel)).toEqual(['Close this note']);
  await userEvent.click(shown.button('Close this note'));
  await shown.settled();
  expect(shown.all('.toast')).toEqual([]);
});

test('offers to put back a file that was deleted, and closes the offer when it is taken', async () => {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, panes: [] }, FILES);
  await ide(workbench);
  shown.find('.is-page [role="tab"]').focus();
  await userEvent.keyboard('{Delete}');
  await eventually(() => shown.root.querySelector('.toast p')?.textContent).toBe('index.html is deleted.');
  await userEvent.click(shown.button('Put it back'));
  await shown.settled();
  expect(workbench.asked).toEqual(['delete-file f2', 'put-back f2']);
  expect(shown.all('.toast')).toEqual([]);
});
