import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../../ide/panels/editors/wz-editor-panel.ts';
import '../../../../ide/panels/live-panels.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

const NAMES = ['index.html', 'client.js', 'style.css', 'emoji-list.js', 'colours.js'];

let shown: Shown;
afterEach(() => shown.remove());

async function page(width: string): Promise<void> {
  const workbench = new MemoryWorkbench(OPEN_PROJECT, Object.fromEntries(NAMES.map((name) => [name, ''])));
  shown = new Shown(html`<wz-editor-panel side="page"></wz-editor-panel>`, workbench);
  shown.root.style.width = width;
  await shown.settled();
}

const list = (): HTMLElement[] => shown.all('.all-files');
const selected = (): HTMLElement => shown.find('[aria-selected="true"]');

/** Its whole name is in sight. */
function isSeen(tab: HTMLElement): boolean {
  const [row, one] = [shown.find('.tabs').getBoundingClientRect(), tab.getBoundingClientRect()];
  return one.left >= row.left - 1 && one.right <= row.right + 1;
}

test('tabs that have no room are in a list too, and the one that is picked there comes into sight', async () => {
  await page('420px');
  await eventually(() => list().length).toBe(1);
  const files = shown.find('[aria-label="All files of the Page side"]');
  expect([...files.children].map(({ textContent }) => textContent)).toEqual(NAMES);
  await userEvent.selectOptions(files, 'index.html');
  await eventually(() => selected().innerText.trim()).toBe('index.html');
  await eventually(() => isSeen(selected())).toBe(true);
});

test('tabs come into sight by the arrow keys, and the panel around them stays where it is', async () => {
  await page('420px');
  selected().focus();
  for (const name of NAMES.slice(0, -1).reverse()) {
    await userEvent.keyboard('{ArrowLeft}');
    await eventually(() => selected().innerText.trim()).toBe(name);
    await eventually(() => isSeen(selected())).toBe(true);
  }
  expect(shown.find('.editor').scrollLeft).toBe(0);
});

test('tabs that have room need no list', async () => {
  await page('420px');
  await eventually(() => list().length).toBe(1);
  shown.root.style.width = '1200px';
  await eventually(() => list().length).toBe(0);
});
