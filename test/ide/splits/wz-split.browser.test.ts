import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../ide/panels/live-panels.ts';
import { WzIde } from '../../../ide/panels/wz-ide.ts';
import { putBack, showSplits, SPLITS } from '../../../ide/splits/splits.ts';
import { MemoryWorkbench } from '../panels/memory-workbench.ts';
import { OPEN_PROJECT } from '../panels/project-state.ts';
import { eventually, Shown } from '../panels/shown.ts';

let shown: Shown;
beforeEach(async () => {
  await page.viewport(1366, 768);
  localStorage.clear();
  shown = new Shown(html`<wz-ide></wz-ide>`);
  const element = shown.findAs(WzIde, 'wz-ide');
  element.workbench = new MemoryWorkbench(
    { ...OPEN_PROJECT, pagesUrl: 'about:blank#' },
    { 'server.js': '', 'index.html': '<h1>Our chat</h1>' },
  );
  await element.updateComplete;
  await shown.settled();
});
afterEach(async () => {
  shown.remove();
  SPLITS.forEach(putBack);
  localStorage.clear();
  await page.viewport(1366, 768);
});

const box = (selector: string): DOMRect => shown.find(selector).getBoundingClientRect();
const line = (name: string): HTMLElement => shown.find(`.split.is-${name}`);
const server = (): number => Math.round(box('.editor.is-server').width);

test('has the sizes of the drawing before anything is moved', () => {
  expect(server()).toBe(501);
  expect(Math.round(box('.editor.is-page').width)).toBe(501);
  expect(Math.round(box('.panes').width)).toBe(332);
  expect(Math.round(box('.editor.is-server').height)).toBe(342);
});

test('is moved by arrow keys, to its ends by Home and End, and put back by Enter', async () => {
  const editors = line('editors');
  editors.focus();
  expect(editors.getAttribute('aria-orientation')).toBe('vertical');
  await eventually(() => editors.getAttribute('aria-valuenow')).toBe('50');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await eventually(server).toBe(541);
  expect(editors.getAttribute('aria-valuenow')).toBe('54');
  await userEvent.keyboard('{End}');
  await eventually(server).toBe(762);
  await userEvent.keyboard('{Home}');
  await eventually(server).toBe(240);
  await userEvent.keyboard('{Enter}');
  await eventually(server).toBe(501);
});

test('leaves code to be read where it is moved to the edge', async () => {
  for (const name of ['below', 'panes']) {
    line(name).focus();
    await userEvent.keyboard('{Home}');
  }
  await eventually(server).toBeGreaterThan(200);
  expect(box('.editor.is-server .editor-body').height).toBeGreaterThan(80);
});

test('goes up and down where it lies', async () => {
  const below = line('below');
  const height = (): number => Math.round(box('.editor.is-page').height);
  below.focus();
  await eventually(() => below.getAttribute('aria-orientation')).toBe('horizontal');
  await userEvent.keyboard('{ArrowDown}');
  await eventually(height).toBeGreaterThan(342);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await eventually(height).toBeLessThan(342);
});

test('is dragged, also over a page, and put back by a double press', async () => {
  const panes = (): number => Math.round(box('.panes').width);
  const over = box('.pane.is-fox iframe');
  await userEvent.dragAndDrop(line('panes'), shown.find('.pane.is-fox iframe'), {
    targetPosition: { x: 120, y: 20 },
  });
  // The middle of the line is where the pointer was.
  const wanted = over.right - (over.left + 120) - 4;
  await eventually(() => Math.abs(panes() - wanted)).toBeLessThan(2);
  await userEvent.dblClick(line('panes'));
  await eventually(panes).toBe(332);
});

test('is where it was left when the page is loaded again, in parts of the window', async () => {
  line('editors').focus();
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(server).toBe(481);
  const { style } = document.documentElement;
  for (const side of ['before', 'after']) style.removeProperty(`--editors-${side}`);
  expect(server()).toBe(501);
  showSplits();
  expect(server()).toBe(481);
  localStorage.setItem('wszero.split.editors', '-5');
  putBack('editors');
  localStorage.setItem('wszero.split.editors', 'wide');
  showSplits();
  expect(server()).toBe(501);
});

test('a press that moves nothing keeps nothing', async () => {
  await userEvent.click(line('panes'));
  expect(localStorage.getItem('wszero.split.panes')).toBe(null);
});

test('lies the other way where the editors stack, and is gone where all is below each other', async () => {
  await page.viewport(1024, 768);
  await eventually(() => line('editors').getAttribute('aria-orientation')).toBe('horizontal');
  const height = box('.editor.is-server').height;
  line('editors').focus();
  await userEvent.keyboard('{ArrowUp}');
  await eventually(() => box('.editor.is-server').height).toBeLessThan(height);
  await page.viewport(683, 384);
  await eventually(() => line('editors').offsetParent).toBe(null);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(683);
});
