import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../../ide/panels/bar/wz-share.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown, words } from '../shown.ts';

let shown: Shown;
/** What the host was asked. */
let asked: string[];
let status: number;

beforeEach(async () => {
  asked = [];
  status = 500;
  vi.stubGlobal('fetch', async (url: string, { method, headers }: { method: string; headers: Record<string, string> }) => {
    asked.push(`${method} ${new URL(url).pathname} ${headers['authorization'] ?? ''}`);
    return new Response(null, { status });
  });
  const workbench = new MemoryWorkbench({});
  workbench.store.update(OPEN_PROJECT);
  shown = new Shown(html`<wz-share .links=${OPEN_PROJECT.links}></wz-share>`, workbench);
  await shown.settled();
});
afterEach(() => {
  vi.unstubAllGlobals();
  shown.remove();
});

async function openDialog(): Promise<void> {
  await userEvent.click(shown.button('Share'));
  await eventually(() => shown.all('wz-share-dialog dialog').length).toBe(1);
  await userEvent.click(shown.button('Delete this project'));
  await eventually(() => shown.all('wz-delete-dialog dialog').length).toBe(1);
  await shown.settled();
}

test('asks before it deletes, says that it can not come back, and has the zip at hand', async () => {
  await openDialog();
  expect(shown.all('wz-share-dialog')).toEqual([]);
  const dialog = shown.find('wz-delete-dialog dialog');
  expect(words(dialog)).toContain('It can not come back.');
  expect(words(dialog)).toContain('Save zip');
  expect(asked).toEqual([]);
  // Enter, pressed too soon, keeps it
  expect(document.activeElement).toBe(shown.button('Keep it'));
  await userEvent.keyboard('{Enter}');
  await eventually(() => shown.all('wz-delete-dialog')).toEqual([]);
  expect(asked).toEqual([]);
});

test('asks the host with the Edit key, and says in words when that did not work', async () => {
  await openDialog();
  await userEvent.click(shown.button('Delete it for good'));
  await eventually(() => words(shown.find('wz-delete-dialog [role="alert"]'))).toBe('That did not work. Try again in a moment.');
  expect(asked).toEqual([`DELETE /api/projects/${OPEN_PROJECT.project.id} Bearer tiger-banana-rocket-seven`]);
});

test('is not offered to who may only look', async () => {
  shown.remove();
  const { edit: _edit, ...links } = OPEN_PROJECT.links;
  const workbench = new MemoryWorkbench({});
  workbench.store.update({ ...OPEN_PROJECT, role: 'look' });
  shown = new Shown(html`<wz-share .links=${links}></wz-share>`, workbench);
  await shown.settled();
  await userEvent.click(shown.button('Share'));
  await eventually(() => shown.all('wz-share-dialog dialog').length).toBe(1);
  expect(() => shown.button('Delete this project')).toThrow();
});
