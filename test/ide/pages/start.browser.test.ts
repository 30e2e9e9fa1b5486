import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../ide/pages/wz-start.ts';
import { eventually, Shown, words } from '../panels/shown.ts';

let shown: Shown;
/** Calls go to what is below this: a host that has no such project, or none at all. */
const base = document.createElement('base');

beforeEach(() => {
  localStorage.clear();
  base.removeAttribute('href');
  document.head.prepend(base);
});

afterEach(() => {
  shown.remove();
  base.remove();
});

async function start(): Promise<void> {
  shown = new Shown(html`<wz-start></wz-start>`);
  await shown.settled();
}

const field = (number: number): HTMLInputElement => shown.findAs(HTMLInputElement, `[aria-label="Word ${String(number)}"]`);
const values = (): string[] => [1, 2, 3, 4].map((number) => field(number).value);
const trouble = (): string => shown.all('[role="alert"]').map(words).join('');

test('offers a new project, and says in words when nobody answers', async () => {
  await start();
  base.href = 'http://127.0.0.1:9/';
  shown.button('New project').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(trouble).toBe('The playground does not answer. Is this computer connected? Try again.');
  expect(document.activeElement).toBe(shown.button('New project'));
});

test('says in words when the host could not make one', async () => {
  await start();
  await userEvent.click(shown.button('New project'));
  await eventually(trouble).toBe('That did not work. Try again in a moment.');
});

test('spreads words that are pasted or typed in one go over the fields', async () => {
  await start();
  field(1).focus();
  await userEvent.keyboard('tiger banana-rocket, seven');
  expect(values()).toEqual(['tiger', 'banana', 'rocket', 'seven']);
  expect(document.activeElement).toBe(field(4));
});

test('spreads from the field that is typed in, and never past the last', async () => {
  await start();
  field(3).focus();
  await userEvent.keyboard('rocket seven more words');
  expect(values().slice(0, 3)).toEqual(['', '', 'rocket']);
});

test('asks for the word that is missing', async () => {
  await start();
  field(1).focus();
  await userEvent.keyboard('tiger banana{Enter}');
  await eventually(trouble).toBe('All four words are needed. Word 3 is empty.');
  expect(document.activeElement).toBe(field(3));
});

test('says that no project has these words, and keeps them', async () => {
  await start();
  field(1).focus();
  await userEvent.keyboard('tiger banana rocket seven{Enter}');
  await eventually(trouble).toBe('No project has these words. Look at each letter, and at the order.');
  expect(values()).toEqual(['tiger', 'banana', 'rocket', 'seven']);
});

test('shows the projects of this computer, and none where there are none', async () => {
  await start();
  expect(shown.words).not.toContain('My projects');
  shown.remove();
  localStorage.setItem('wszero.projects', JSON.stringify([{ id: 'brave-otter-lamp-42', name: '<b>Our chat</b>', at: Date.now() }]));
  await start();
  expect(shown.find('.project-card').getAttribute('href')).toBe('e/brave-otter-lamp-42');
  expect(words(shown.find('.project-card'))).toBe('<b>Our chat</b>just now');
});
