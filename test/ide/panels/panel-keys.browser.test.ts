import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../ide/panels/live-panels.ts';
import { WzIde } from '../../../ide/panels/wz-ide.ts';
import { MemoryWorkbench } from './memory-workbench.ts';
import { OPEN_PROJECT } from './project-state.ts';
import { eventually, Shown } from './shown.ts';

const PARTS = ['.topbar', '.editor.is-server', '.editor.is-page', '.messages', '.panes'];
let shown: Shown;
beforeEach(async () => {
  shown = new Shown(html`<wz-ide></wz-ide>`);
  const element = shown.findAs(WzIde, 'wz-ide');
  element.workbench = new MemoryWorkbench({ ...OPEN_PROJECT, pagesUrl: 'about:blank#' }, { 'server.js': '', 'index.html': '' });
  await element.updateComplete;
  await shown.settled();
});
afterEach(() => shown.remove());

const here = (): string | undefined => PARTS.find((part) => document.activeElement?.closest(part));

test('F6 goes from part to part, with Shift back, and comes round', async () => {
  shown.find('.home').focus();
  for (const part of [...PARTS.slice(1), '.topbar']) {
    await userEvent.keyboard('{F6}');
    expect(here()).toBe(part);
  }
  for (const part of PARTS.toReversed()) {
    await userEvent.keyboard('{Shift>}{F6}{/Shift}');
    expect(here()).toBe(part);
  }
});

test('F6 goes to the code, and to the tab that is open', async () => {
  shown.find('.home').focus();
  await userEvent.keyboard('{F6}');
  expect(document.activeElement?.closest('wz-editor')).not.toBe(null);
  await userEvent.keyboard('{F6}{F6}');
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
});

test('F6 stays in a dialog that is open', async () => {
  shown.button('Keys').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(() => shown.root.querySelector('dialog')?.open).toBe(true);
  await userEvent.keyboard('{F6}');
  expect(shown.find('dialog').contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await eventually(() => document.activeElement).toBe(shown.button('Keys'));
});

test('the first stop of the Tab key is seen then, and leads to the code', async () => {
  const skip = shown.button('Go to the code');
  expect(getComputedStyle(skip).clipPath).not.toBe('none');
  skip.focus();
  expect(getComputedStyle(skip).clipPath).toBe('none');
  await userEvent.keyboard('{Enter}');
  expect(here()).toBe('.editor.is-server');
});
