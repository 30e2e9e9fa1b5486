import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { loadMonaco } from '../../../ide/editor/load-monaco.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { EditorPage, ready, textareaOf } from './editor-page.ts';

let page: EditorPage;

// Unbundled, Monaco is a thousand files.
beforeAll(loadMonaco, 120_000);

beforeEach(() => {
  page = new EditorPage();
});

afterEach(() => {
  page.dispose();
});

const KEYS = 'abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwx';

test('sixty keys typed while Monaco takes over are all kept, in their order and place', async () => {
  const file = page.file('server.js', '// here: \n');
  let keys = 0;
  let let20: () => void = () => undefined;
  const twenty = new Promise<void>((resolve) => (let20 = resolve));
  const editor = await page.editor('server', async () => {
    await twenty;
    return loadMonaco();
  });
  const textarea = textareaOf(editor);
  textarea.addEventListener('input', () => {
    keys += 1;
    if (keys === 20) let20();
  });
  textarea.focus();
  textarea.setSelectionRange(9, 9);
  await userEvent.keyboard(KEYS);
  await ready(editor);
  expect(file.text.toJSON()).toBe(`// here: ${KEYS}\n`);
  expect(keys).toBeGreaterThanOrEqual(20);
  expect(keys).toBeLessThan(60);
  expect(editor.contains(document.activeElement)).toBe(true);
  expect(editor.querySelector('textarea.editor-textarea')).toBeNull();
});

test('the selection goes over to Monaco, and what was typed before is undone with what is typed after', async () => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const file = page.file('server.js', 'one two three');
  const editor = await page.editor('server', async () => {
    await arrived;
    return loadMonaco();
  });
  textareaOf(editor).focus();
  textareaOf(editor).setSelectionRange(0, 0);
  await userEvent.keyboard('zero ');
  textareaOf(editor).setSelectionRange(9, 12, 'backward');
  arrive();
  await ready(editor);
  await userEvent.keyboard('2');
  expect(file.text.toJSON()).toBe('zero one 2 three');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(file.text.toJSON()).toBe('zero one two three');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(file.text.toJSON()).toBe('one two three');
  await userEvent.keyboard('{Control>}y{/Control}{Control>}{Shift>}z{/Shift}{/Control}');
  expect(file.text.toJSON()).toBe('zero one 2 three');
});

describe('in the textarea', () => {
  const never = (): ReturnType<typeof loadMonaco> => new Promise(() => undefined);

  test('a classmate types along, and the caret stays where it was in the text', async () => {
    const file = page.file('server.js', 'one two');
    const textarea = textareaOf(await page.editor('server', never));
    textarea.focus();
    textarea.setSelectionRange(4, 4);
    page.classmate(file).insert(0, 'zero ');
    page.classmate(file).insert(12, '!');
    expect(textarea.value).toBe('zero one two!');
    expect(textarea.selectionStart).toBe(9);
    await userEvent.keyboard('2{Backspace}');
    expect(file.text.toJSON()).toBe('zero one two!');
  });

  test('undo takes back what was typed here, and leaves what a classmate typed', async () => {
    const file = page.file('server.js', 'one');
    const textarea = textareaOf(await page.editor('server', never));
    textarea.focus();
    textarea.setSelectionRange(3, 3);
    await userEvent.keyboard(' two');
    page.classmate(file).insert(0, 'zero ');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(textarea.value).toBe('zero one');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(textarea.value).toBe('zero one');
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(textarea.value).toBe('zero one two');
  });

  test('another file, a place in it, and no typing for those who only look', async () => {
    const first = page.file('server.js', 'one');
    page.file('server/b.js', 'line 1\nline 2\nline 3');
    const editor = await page.editor('server', never);
    const textarea = textareaOf(editor);
    expect(textarea.value).toBe('line 1\nline 2\nline 3');
    page.session.goTo('server/b.js', 2, 4);
    await soon(() => expect(textarea.selectionStart).toBe(10));
    page.session.show(first.id);
    await soon(() => expect(textarea.value).toBe('one'));
    page.session.store.update({ role: 'look' });
    await soon(() => expect(textarea.readOnly).toBe(true));
  });
});

test.each(['the textarea', 'Monaco'])('more than a file can hold can not be pasted into %s', async (which) => {
  const file = page.file('server.js', 'one two');
  const editor = await page.editor('server', which === 'Monaco' ? loadMonaco : () => new Promise(() => undefined));
  if (which === 'Monaco') await ready(editor);
  page.session.goTo('server.js', 1, 4);
  await soon(() => expect(editor.contains(document.activeElement)).toBe(true));
  const refused = new Promise((resolve) => editor.addEventListener('wz-editor-too-large', resolve, { once: true }));
  await copy('x'.repeat(LIMITS.fileBytes));
  editor.focus();
  await userEvent.keyboard('{Control>}v{/Control}');
  await refused;
  await userEvent.keyboard('!');
  expect(file.text.toJSON()).toBe('one! two');
});

describe('in Monaco', () => {
  test('undo takes back what was typed here, and leaves what a classmate typed', async () => {
    const file = page.file('server.js', 'one\n');
    const editor = await page.monaco('server');
    page.session.goTo('server.js', 1, 4);
    await soon(() => expect(editor.contains(document.activeElement)).toBe(true));
    await userEvent.keyboard(' two');
    page.classmate(file).insert(0, 'zero ');
    page.classmate(file).insert(page.classmate(file).length, 'end');
    expect(file.text.toJSON()).toBe('zero one two\nend');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(file.text.toJSON()).toBe('zero one\nend');
    await userEvent.keyboard('{Control>}zzz{/Control}');
    expect(file.text.toJSON()).toBe('zero one\nend');
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(file.text.toJSON()).toBe('zero one two\nend');
  });

  test('each file keeps its text, its place and its undo while another one is shown', async () => {
    const first = page.file('server.js', 'one');
    const second = page.file('server/b.js', 'two');
    const editor = await page.monaco('server');
    page.session.goTo('server.js', 1, 4);
    await soon(() => expect(linesOf(editor)).toEqual(['one']));
    await userEvent.keyboard('1');
    page.session.show(second.id);
    await soon(() => expect(linesOf(editor)).toEqual(['two']));
    await userEvent.keyboard('2');
    page.session.show(first.id);
    await soon(() => expect(linesOf(editor)).toEqual(['one1']));
    await userEvent.keyboard('!{Control>}zz{/Control}');
    expect(first.text.toJSON()).toBe('one');
    expect(second.text.toJSON()).toBe('2two');
  });

  test('a file that is deleted and put back is edited on', async () => {
    const file = page.file('server.js', 'one');
    const editor = await page.monaco('server');
    const putBack = page.session.deleteFile(file.id);
    await soon(() => expect(editor.querySelector<HTMLElement>('.editor-monaco')?.hidden).toBe(true));
    putBack();
    page.session.goTo('server.js', 1, 4);
    await soon(() => expect(linesOf(editor)).toEqual(['one']));
    await userEvent.keyboard('!');
    expect(page.session.editedFile(file.id)?.text.toJSON()).toBe('one!');
  });

  test('Tab leaves until something is typed, and again after Escape', async () => {
    const file = page.file('server.js', 'a\n');
    const editor = await page.monaco('server');
    const after = document.createElement('button');
    page.root.append(after);
    editor.focus();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(after);
    editor.focus();
    await userEvent.keyboard('x{Tab}y');
    expect(file.text.toJSON()).toBe('x ya\n');
    await userEvent.keyboard('{Escape}{Tab}');
    expect(document.activeElement).toBe(after);
  });

  test('marks are on their line at once, and on the line that is written after a pause', async () => {
    page.file('server.js', 'one\ntwo\nthree');
    const editor = await page.monaco('server');
    const marked = (): number => editor.querySelectorAll('.squiggly-error').length;
    const mark = (line: number) => ({ code: 'syntax', params: {}, side: 'server', file: 'server.js', line, column: 1 }) as const;
    page.session.store.update({ diagnostics: [mark(3)] });
    await soon(() => expect(marked()).toBe(1));
    expect(editor.querySelectorAll('.editor-marked-number')).toHaveLength(1);
    page.session.goTo('server.js', 1, 1);
    await soon(() => expect(editor.contains(document.activeElement)).toBe(true));
    await userEvent.keyboard('x');
    page.session.store.update({ diagnostics: [mark(1), mark(2)] });
    await soon(() => expect(editor.querySelectorAll('.editor-marked-line')).toHaveLength(1));
    await soon(() => expect(editor.querySelectorAll('.editor-marked-line')).toHaveLength(2));
    page.session.store.update({ diagnostics: [] });
    await soon(() => expect(marked()).toBe(0));
  });

  test("a classmate's cursor is shown with a name, in the file where it is", async () => {
    const file = page.file('server.js', 'one two');
    const editor = await page.monaco('server');
    const { doc } = page.classmate(file);
    if (!doc) throw new Error('no document');
    const other = new Awareness(doc);
    const at = (index: number): unknown => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(page.classmate(file), index));
    const say = (state: Record<string, unknown>): void => {
      other.setLocalState(state);
      applyAwarenessUpdate(page.session.awareness, encodeAwarenessUpdate(other, [other.clientID]), 'network');
    };
    say({ name: 'Wren', hue: 'owl', cursor: { file: file.id, anchor: at(0), head: at(3) } });
    await soon(() => expect(editor.querySelector('.editor-remote-cursor.is-owl')?.textContent).toBe('Wren'));
    await soon(() => expect(editor.querySelectorAll('.editor-remote-selection')).toHaveLength(1));
    // who types on stands before the same letter as before, and says nothing new
    const left = (): number => editor.querySelector('.editor-remote-cursor')?.getBoundingClientRect().left ?? 0;
    const before = left();
    page.classmate(file).insert(3, ' and a half');
    await soon(() => expect(left()).toBeGreaterThan(before + 40));
    for (const cursor of [{ file: 'elsewhere', anchor: at(0), head: at(0) }, { file: file.id, anchor: 'x', head: 7 }, undefined]) {
      say({ name: 'Wren', hue: 'owl', cursor });
      await soon(() => expect(editor.querySelector('.editor-remote-cursor')).toBeNull());
    }
    other.destroy();
  });
});

/** A busy computer may take its time to paint. */
async function soon(holds: () => void): Promise<void> {
  await vi.waitFor(holds, { timeout: 10_000 });
}

/** Puts text on the clipboard, as a pupil does. */
async function copy(text: string): Promise<void> {
  const source = document.createElement('textarea');
  source.value = text;
  page.root.append(source);
  source.select();
  await userEvent.keyboard('{Control>}c{/Control}');
  source.remove();
}

/** The lines as they are on the screen. */
function linesOf(editor: Element): string[] {
  const lines = [...editor.querySelectorAll<HTMLElement>('.view-line')];
  lines.sort((a, b) => a.offsetTop - b.offsetTop);
  return lines.map((line) => line.textContent.replaceAll('\u00a0', ' '));
}
