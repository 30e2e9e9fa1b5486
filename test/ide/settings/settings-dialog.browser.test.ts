import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { choose, settings } from '../../../ide/settings/settings.ts';
import '../../../ide/settings/wz-settings.ts';
import '../../../ide/settings/wz-theme-button.ts';
import { eventually, Shown } from '../panels/shown.ts';

let shown: Shown;
beforeEach(async () => {
  shown = new Shown(html`<wz-settings></wz-settings><wz-theme-button></wz-theme-button>`);
  await shown.settled();
});
afterEach(() => {
  shown.remove();
  choose({ theme: 'system', face: 'usual', spacing: 'usual', motion: 'system', reader: 'off', codeSize: 18 });
  localStorage.clear();
});

async function open(): Promise<void> {
  shown.button('Letters, colours and more').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(() => shown.root.querySelector('dialog')?.open).toBe(true);
}

const field = (name: string): HTMLInputElement => {
  const label = shown.all('dialog label').find((each) => each.textContent.includes(name));
  const found = label?.querySelector('input');
  if (!found) throw new Error(`no field is called ${name}`);
  return found;
};

test('opens by keyboard, and gives the focus back', async () => {
  await open();
  await userEvent.keyboard('{Escape}');
  await eventually(() => shown.all('dialog').length).toBe(0);
  expect(document.activeElement).toBe(shown.button('Letters, colours and more'));
});

test('makes the code larger key by key, from 14 to 40', async () => {
  await open();
  field('Size of the code').focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await eventually(() => settings.state.codeSize).toBe(20);
  await shown.settled();
  expect(shown.find('output').textContent).toBe('20');
  expect(field('Size of the code').getAttribute('aria-valuetext')).toBe('20 pixels');
  await userEvent.keyboard('{End}');
  await eventually(() => settings.state.codeSize).toBe(40);
  await userEvent.keyboard('{Home}');
  await eventually(() => settings.state.codeSize).toBe(14);
});

test.each([
  ['Easier to read', 'face', 'easy'],
  ['Wider', 'spacing', 'wide'],
  ['Strong', 'theme', 'contrast'],
  ['Keep still', 'motion', 'less'],
  ['I use a screen reader', 'reader', 'on'],
] as const)('%s is chosen with a press', async (label, name, value) => {
  await open();
  await userEvent.click(field(label));
  expect(settings.state[name]).toBe(value);
});

test('says what is chosen now, also when the button beside it has changed it', async () => {
  choose({ theme: 'dark' });
  await shown.settled();
  await open();
  expect(field('Dark').checked).toBe(true);
  expect(field('Light').checked).toBe(false);
  shown.find('wz-theme-button button').click();
  await shown.settled();
  expect(field('Strong').checked).toBe(true);
});

test('nothing that is pressed is under 40 pixels, and nothing is cut off', async () => {
  await open();
  const small = shown.all('dialog button, dialog label').filter((element) => element.getBoundingClientRect().height < 40);
  expect(small.map((element) => element.outerHTML)).toEqual([]);
  const dialog = shown.findAs(HTMLDialogElement, 'dialog');
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
});
