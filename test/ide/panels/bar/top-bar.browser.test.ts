import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import '../../../../ide/panels/bar/wz-here.ts';
import '../../../../ide/panels/bar/wz-project-name.ts';
import { WzSaved } from '../../../../ide/panels/bar/wz-saved.ts';
import '../../../../ide/panels/bar/wz-share.ts';
import '../../../../ide/panels/bar/wz-top-bar.ts';
import { choose } from '../../../../ide/settings/settings.ts';
import { showSettings } from '../../../../ide/settings/show-settings.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

let shown: Shown;
afterEach(() => {
  shown.remove();
  choose({ theme: 'system' });
  localStorage.clear();
});

async function bar(state: ConstructorParameters<typeof MemoryWorkbench>[0] = OPEN_PROJECT): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench(state);
  shown = new Shown(html`<wz-top-bar></wz-top-bar>`, workbench);
  await shown.settled();
  return workbench;
}

test('changes the name of the project by keyboard alone', async () => {
  const workbench = await bar();
  shown.find('button.project').focus();
  await userEvent.keyboard('{Enter}');
  await shown.settled();
  expect(document.activeElement).toBe(shown.find('input'));
  await userEvent.keyboard('Shout box{Enter}');
  await shown.settled();
  expect(workbench.asked).toEqual(['rename-project Shout box']);
  expect(shown.find('button.project b').textContent).toBe('Shout box');
  expect(document.activeElement).toBe(shown.find('button.project'));
});

test('keeps the old name when Escape is pressed, or when nothing is left of it', async () => {
  const workbench = await bar();
  for (const keys of ['Other{Escape}', '{Delete}{Enter}', '   {Enter}']) {
    shown.find('button.project').click();
    await shown.settled();
    await userEvent.keyboard(keys);
    await shown.settled();
  }
  expect(workbench.asked).toEqual([]);
  expect(shown.find('button.project b').textContent).toBe('Our chat');
});

test('shows who may only look that they can not change anything', async () => {
  await bar({ ...OPEN_PROJECT, role: 'look' });
  expect(shown.all('button.project')).toEqual([]);
  expect(shown.words).toContain('Our chat');
  expect(shown.words).toContain('You can look. You can not change it.');
});

test('says Saved only when all is saved and the host is there', async () => {
  const workbench = await bar();
  const saved = (): string => shown.find('.saved').innerText.trim();
  expect(saved()).toBe('Saved');
  workbench.store.update({ saved: false });
  await shown.settled();
  expect(saved()).toBe('Saving…');
  workbench.store.update({ connection: 'offline' });
  await shown.settled();
  expect(saved()).toBe('Saved on this computer. Keep going.');
  workbench.store.update({ keptHere: 'not-yet' });
  await shown.settled();
  expect(saved()).toBe('Saving…');
  workbench.store.update({ keptHere: 'no' });
  await shown.settled();
  expect(saved()).toBe('Not saved: no connection. Keep this page open.');
  workbench.store.update({ saved: true, keptHere: 'yes' });
  await shown.settled();
  expect(saved()).toBe('No connection for now. All is saved.');
  workbench.store.update({ connection: 'connecting', saved: true });
  await shown.settled();
  expect(saved()).toBe('Connecting…');
});

test('says of a host that does not answer for long what it says without one', async () => {
  const workbench = await bar();
  const saved = (): string => shown.find('.saved').innerText.trim();
  workbench.store.update({ saved: false, late: true });
  await shown.settled();
  expect(saved()).toBe('Saved on this computer. Keep going.');
  workbench.store.update({ keptHere: 'no' });
  await shown.settled();
  expect(saved()).toBe('Not saved: no connection. Keep this page open.');
});

test('says aloud that the connection went and came back, and nothing while typing', async () => {
  const workbench = await bar();
  const aloud = (): string => shown.find('[role="status"]').textContent;
  workbench.store.update({ saved: false });
  await shown.settled();
  expect(aloud()).toBe('');
  workbench.store.update({ connection: 'offline' });
  await shown.settled();
  expect(aloud()).toBe('Saved on this computer. Keep going.');
  // the next key, which is kept here in a moment
  workbench.store.update({ keptHere: 'not-yet' });
  await shown.settled();
  expect(aloud()).toBe('Saved on this computer. Keep going.');
  workbench.store.update({ connection: 'online', saved: true, keptHere: 'yes' });
  await shown.settled();
  expect(aloud()).toBe('You are connected again.');
});

test('says Saved aloud when the typing has paused, each time', async () => {
  const workbench = await bar();
  shown.findAs(WzSaved, 'wz-saved').calm = 0;
  const aloud = (): string => shown.find('[role="status"]').textContent;
  for (let pause = 0; pause < 2; pause += 1) {
    workbench.store.update({ saved: false });
    await shown.settled();
    expect(aloud()).toBe('');
    workbench.store.update({ saved: true });
    await eventually(aloud).toBe('Saved');
  }
});

test('says that nothing more is saved in a project that is full, and what to do', async () => {
  const workbench = await bar();
  workbench.store.update({ full: true, connection: 'offline' });
  await shown.settled();
  expect(shown.find('.saved').innerText.trim()).toBe('The project is full. Delete something, then all is saved.');
  expect(shown.find('[role="status"]').textContent).toBe('The project is full. Delete something, then all is saved.');
  workbench.store.update({ full: false, connection: 'online' });
  await shown.settled();
  expect(shown.find('.saved').innerText.trim()).toBe('Saved');
});

test.each([
  ['disk-full', 'Not saved: the disk is full. Leave this page open. Tell your teacher.'],
  ['failed', 'Not saved: the disk has a problem. Leave this page open. Tell your teacher.'],
] as const)(
  'says that the host can write nothing down (%s) as long as something is not saved, and that it is at last',
  async (trouble, words) => {
    const workbench = await bar();
    const aloud = (): string => shown.find('[role="status"]').textContent;
    workbench.store.update({ trouble });
    await shown.settled();
    expect(shown.find('.saved').innerText.trim()).toBe('Saved');
    workbench.store.update({ saved: false });
    await shown.settled();
    expect(shown.find('.saved').innerText.trim()).toBe(words);
    expect(aloud()).toBe(words);
    workbench.store.update({ saved: true, trouble: undefined });
    await shown.settled();
    expect(shown.find('.saved').innerText.trim()).toBe('Saved');
    expect(aloud()).toBe('Saved');
  },
);

test('goes from light to dark to strong colours, and keeps it', async () => {
  await bar();
  const theme = (): string | undefined => document.documentElement.dataset.theme;
  showSettings();
  choose({ theme: 'light' });
  for (const next of ['dark', 'contrast', 'light']) {
    shown.find('wz-theme-button button').click();
    await shown.settled();
    expect(theme()).toBe(next);
    expect(localStorage.getItem('wszero.theme')).toBe(next);
  }
});

test('has no Share button before there is anything to share', async () => {
  await bar({});
  expect(shown.words).not.toContain('Share');
});

test('shows the links and the secret words, and gives the focus back', async () => {
  await bar();
  shown.button('Share').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(() => shown.root.querySelector('dialog')?.open).toBe(true);
  const dialog = shown.findAs(HTMLDialogElement, 'dialog');
  expect(dialog.querySelector('h2')?.textContent).toBe('Share “Our chat”');
  expect([...dialog.querySelectorAll('.secret-words code')].map((code) => code.textContent)).toEqual([
    'tiger',
    'banana',
    'rocket',
    'seven',
  ]);
  expect(dialog.querySelector('svg.qr path')?.getAttribute('d')?.length).toBeGreaterThan(1000);
  await userEvent.keyboard('{Escape}');
  await eventually(() => shown.all('dialog').length).toBe(0);
  expect(document.activeElement).toBe(shown.button('Share'));
});

test('shows no Edit link to who may only look, and nothing that changes a link', async () => {
  const { edit: _edit, ...links } = OPEN_PROJECT.links;
  await bar({ ...OPEN_PROJECT, role: 'look', links });
  shown.button('Share').click();
  await eventually(() => shown.all('.way').length).toBe(3);
  expect(shown.all('.secret-words')).toEqual([]);
  expect(shown.root.textContent).not.toContain('New link');
});

test('asks once more before the old link stops working, and keeps it where that is wanted', async () => {
  await bar();
  shown.button('Share').click();
  await eventually(() => shown.all('.way').length).toBe(4);
  shown.button('New link').click();
  await eventually(() => shown.root.textContent).toContain('The old link will not work any longer.');
  shown.button('Keep it').click();
  await eventually(() => shown.root.textContent).not.toContain('The old link will not work any longer.');
});

test('copies a link where there is no clipboard, over plain HTTP', async () => {
  await bar();
  expect(isSecureContext).toBe(false);
  const copied: string[] = [];
  const listen = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLTextAreaElement) copied.push(event.target.value);
  };
  document.addEventListener('copy', listen);
  shown.button('Share').click();
  await eventually(() => shown.all('.way .btn').length).toBe(4);
  await userEvent.click(shown.button('Copy link: Play'));
  await eventually(() => shown.find('.way .btn').innerText.trim()).toBe('Copied');
  document.removeEventListener('copy', listen);
  expect(copied).toEqual([new URL(OPEN_PROJECT.links.play, document.baseURI).href]);
});

test('shows who else is here by name and hue, the first three and how many more, and nobody who is called in no proper way', async () => {
  const workbench = await bar();
  const others = new Awareness(new Y.Doc());
  const join = async (name: unknown, hue: unknown): Promise<void> => {
    others.clientID += 1;
    others.setLocalState({});
    others.setLocalState({ name, hue });
    applyAwarenessUpdate(workbench.awareness, encodeAwarenessUpdate(others, [others.clientID]), 'a socket');
    await shown.settled();
  };
  const names = (): string[] => shown.all('.here li').map((chip) => chip.innerText.trim());
  workbench.awareness.setLocalState({ name: 'Robin', hue: 'fox' });
  await join('x', 'no hue');
  await join(7, 'owl');
  await join('x'.repeat(100), 'owl');
  expect(names()).toEqual([]);
  await join('Wren', 'owl');
  expect(names()).toEqual(['Wren']);
  expect(shown.find('.here li').className).toContain('is-owl');
  expect(shown.find('.here').title).toBe('Also here: Wren. They see you as Robin.');
  for (const name of ['Lark', '<b>Finch</b>', 'Heron', 'Swift']) await join(name, 'hare');
  expect(names()).toEqual(['Wren', 'Lark', '<b>Finch</b>', '2 more']);
  removeAwarenessStates(workbench.awareness, [...workbench.awareness.getStates().keys()], 'a socket');
  await shown.settled();
  expect(names()).toEqual([]);
});
