import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../../../ide/panels/live-panels.ts';
import { WzIde } from '../../../../ide/panels/wz-ide.ts';
import { WzMistake } from '../../../../ide/panels/editors/wz-mistake.ts';
import type { Diagnostic } from '../../../../server/protocol/diagnostic.ts';
import { openAt } from '../lesson/a-lesson.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { Shown } from '../shown.ts';

const FILES = { 'server.js': "on('say', () => {})\n", 'index.html': '', 'client.js': '\n\n\n', 'style.css': '' };
const MISTAKES = (['server', 'page'] as const).map((side): Diagnostic => ({
  code: 'syntax',
  params: {},
  side,
  file: side === 'server' ? 'server.js' : 'style.css',
  line: 1,
  column: 1,
  original: 'Unexpected token',
}));
/** Of a line of code. */
const LINE = 26;

let shown: Shown;
afterEach(() => shown.remove());

test('beside a lesson, the cards of both sides leave lines of the code to be seen', async () => {
  await page.viewport(1366, 768);
  shown = new Shown(html`<wz-ide></wz-ide>`);
  const ide = shown.findAs(WzIde, 'wz-ide');
  ide.workbench = new MemoryWorkbench(
    { ...OPEN_PROJECT, lessons: { isOpen: true, lesson: openAt(0) }, pagesUrl: 'about:blank#', diagnostics: MISTAKES },
    FILES,
  );
  await shown.settled();
  for (const side of ['server', 'page']) shown.findAs(WzMistake, `.is-${side} wz-mistake`).reveal();
  await shown.settled();
  expect(shown.all('.card')).toHaveLength(2);
  expect(shown.find('.is-server .editor-body').clientHeight).toBeGreaterThan(3.5 * LINE);
  expect(shown.find('.is-page .editor-body').clientHeight).toBeGreaterThan(2.5 * LINE);
  for (const card of shown.all('.card')) {
    expect(card.scrollHeight).toBeLessThanOrEqual(card.clientHeight);
    expect(card.querySelector('.go')?.checkVisibility()).toBe(true);
    expect(card.querySelector('header .btn')?.getBoundingClientRect().height).toBeGreaterThanOrEqual(40);
  }
});
