import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../../ide/panels/bar/wz-take-home.ts';
import { keyIn } from '../../../../ide/panels/bar/fetch-zip.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

let shown: Shown;
const base = document.createElement('base');
beforeEach(() => document.head.prepend(base));
afterEach(() => {
  shown.remove();
  base.remove();
  base.removeAttribute('href');
});

async function show(): Promise<void> {
  shown = new Shown(html`<wz-take-home .projectId=${'our-chat-1'} .links=${OPEN_PROJECT.links}></wz-take-home>`);
  await shown.settled();
}

test('says in words when nobody answers, and leaves the focus where it is', async () => {
  await show();
  base.href = 'http://127.0.0.1:9/';
  shown.button('Save zip').focus();
  shown.button('Save zip').click();
  await eventually(() => shown.words).toContain('The playground does not answer. Are you connected? Try again.');
  expect(document.activeElement).toBe(shown.button('Save zip'));
});

test('says in words when there is no zip', async () => {
  await show();
  shown.button('Save zip').click();
  await eventually(() => shown.words).toContain('That did not work. Try again in a moment.');
});

test('opens with the words of the Edit link, or with the Look link where there is no other', () => {
  const { edit: _edit, ...others } = OPEN_PROJECT.links;
  expect(keyIn(OPEN_PROJECT.links)).toBe('tiger-banana-rocket-seven');
  expect(keyIn({ ...others, look: '/l/brave-otter-lamp-42.abcdefghij234567' })).toBe('brave-otter-lamp-42.abcdefghij234567');
});
