import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadMonaco } from '../../../ide/editor/load-monaco.ts';
import type { WzEditor } from '../../../ide/editor/wz-editor.ts';
import { eventually } from '../panels/shown.ts';
import { EditorPage } from './editor-page.ts';

let page: EditorPage;
// Unbundled, Monaco is a thousand files.
beforeAll(loadMonaco, 120_000);
beforeEach(() => {
  page = new EditorPage();
});
afterEach(() => page.dispose());

const LINES = Array.from({ length: 40 }, (_, at) => `line${String(at + 1)};`);

async function long(): Promise<WzEditor> {
  page.file('server.js', LINES.join('\n'));
  return await page.monaco('server');
}
const line = (editor: WzEditor, words: string): DOMRect | undefined =>
  [...editor.querySelectorAll('.view-line')].find(({ textContent }) => textContent.includes(words))?.getBoundingClientRect();

test('the text stands still when somebody writes in one of the last lines that are seen', async () => {
  const editor = await long();
  await eventually(() => line(editor, 'line1;')).not.toBeUndefined();
  const seen = LINES.filter((words) => (line(editor, words)?.bottom ?? Infinity) <= editor.getBoundingClientRect().bottom);
  const at = seen.length - 1;
  page.session.goTo('server.js', at, 1);
  await eventually(() => editor.contains(document.activeElement)).toBe(true);
  const before = line(editor, 'line1;')?.top;
  await userEvent.keyboard('x');
  await eventually(() => line(editor, `xline${String(at)};`)).not.toBeUndefined();
  expect(line(editor, 'line1;')?.top).toBe(before);
});

test('the line that is written in stays in sight when the editor gets lower', async () => {
  const editor = await long();
  page.session.goTo('server.js', 12, 1);
  await eventually(() => editor.contains(document.activeElement)).toBe(true);
  page.root.style.gridTemplateRows = '120px';
  await eventually(() => (line(editor, 'line12;')?.bottom ?? Infinity) <= editor.getBoundingClientRect().bottom).toBe(true);
});
