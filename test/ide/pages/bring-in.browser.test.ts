import { strToU8, zipSync } from 'fflate';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../ide/pages/wz-bring-in.ts';
import { eventually, Shown, words } from '../panels/shown.ts';

let shown: Shown;
const base = document.createElement('base');

beforeEach(async () => {
  document.head.prepend(base);
  shown = new Shown(html`<wz-bring-in></wz-bring-in>`);
  await shown.settled();
});
afterEach(() => {
  shown.remove();
  base.remove();
  base.removeAttribute('href');
});

const trouble = (): string => shown.all('[role="alert"]').map(words).join('');

function pick(kind: 'zip' | 'folder', files: File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const field = shown.findAs(HTMLInputElement, `input[data-kind="${kind}"]`);
  field.files = data.files;
  field.dispatchEvent(new Event('change'));
}

test('says in words what is wrong with what was picked', async () => {
  pick('zip', [new File(['on("say")'], 'server.js')]);
  await eventually(trouble).toBe('This is not a zip. Pick a file that ends with .zip, or a folder.');
  pick('zip', [new File([zipSync({ 'notes.txt': strToU8('hello') })], 'notes.zip')]);
  await eventually(trouble).toBe('There is no project in it. A project has a server.js or an index.html.');
  pick('folder', [new File(['hello'], 'notes.txt')]);
  await eventually(trouble).toContain('There is no project in it.');
});

test('says when nobody answers, and is ready for another try', async () => {
  // what reads zips is here already: then the host goes away
  pick('zip', [new File(['x'], 'x.zip')]);
  await eventually(trouble).not.toBe('');
  base.href = 'http://127.0.0.1:9/';
  pick('zip', [new File([zipSync({ 'server.js': strToU8('1') })], 'chat.zip')]);
  await eventually(trouble).toBe('The playground does not answer. Are you connected? Try again.');
  expect(shown.button('Pick a zip').getAttribute('aria-disabled')).toBe('false');
});

test('shows that something can be dropped while it is over it, and takes what is dropped', async () => {
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'x.zip'));
  const panel = shown.find('.bring');
  panel.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
  await eventually(() => shown.words).toContain('Let go, and it opens.');
  panel.dispatchEvent(new DragEvent('dragleave', { relatedTarget: shown.find('h2') }));
  await shown.settled();
  expect(shown.words).toContain('Let go, and it opens.');
  const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  panel.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  await eventually(trouble).toContain('This is not a zip.');
});
