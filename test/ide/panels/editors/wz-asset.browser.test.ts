import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../../ide/panels/editors/wz-editor-panel.ts';
import '../../../../ide/panels/live-panels.ts';
import type { WorkbenchState } from '../../../../ide/state/workbench.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

const HASH = 'c'.repeat(64);
let shown: Shown;
afterEach(() => shown.remove());

async function panels(state: Partial<WorkbenchState> = {}): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, ...state }, { 'server.js': '', 'index.html': '' });
  shown = new Shown(html`<wz-editor-panel side="server"></wz-editor-panel><wz-editor-panel side="page"></wz-editor-panel>`, workbench);
  await shown.settled();
  return workbench;
}

/** A picture that the browser draws itself. */
async function picture(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

const body = (): HTMLElement => shown.find('.is-page .editor-body');
const editorIsHidden = (): boolean => shown.find('.is-page wz-editor').matches('[hidden]');

describe('the tab of a picture', () => {
  test('shows it with its size and the line that brings it into a page, in place of the editor', async () => {
    const workbench = await panels();
    workbench.putAsset('img/cat.png', HASH, await picture(7, 5));
    await eventually(() => shown.findAs(HTMLImageElement, '.asset-view img').naturalWidth).toBe(7);
    await eventually(() => shown.find('.asset-facts').innerText).toContain('7 × 5');
    expect(shown.find('.asset-facts').innerText).toMatch(/Picture\s+\d+ bytes/);
    expect(shown.findAs(HTMLImageElement, '.asset-view img').alt).toBe('img/cat.png');
    expect(shown.find('.asset-line code').innerText).toBe('<img src="img/cat.png" alt="">');
    expect(editorIsHidden()).toBe(true);
    workbench.show('f2');
    await eventually(editorIsHidden).toBe(false);
    expect(shown.all('.asset')).toEqual([]);
  });

  test('keeps the picture when it gets another name, and asks for the next one', async () => {
    const workbench = await panels();
    workbench.putAsset('cat.png', HASH, await picture(7, 5));
    await eventually(() => shown.all('.asset-view img').length).toBe(1);
    workbench.renameFile('f3', 'tom.png');
    await eventually(() => shown.find('.asset-line code').innerText).toContain('tom.png');
    workbench.putAsset('dog.png', 'd'.repeat(64), await picture(9, 9));
    await eventually(() => shown.all('.asset-view img').length && shown.findAs(HTMLImageElement, '.asset-view img').naturalWidth).toBe(9);
    expect(workbench.asked.filter((asked) => asked.startsWith('read'))).toEqual([`read ${HASH}`, `read ${'d'.repeat(64)}`]);
  });

  test('copies the line, and says so', async () => {
    const workbench = await panels();
    workbench.putAsset('cat.png', HASH, await picture(1, 1));
    await eventually(() => shown.all('.asset-line button').length).toBe(1);
    const copied: string[] = [];
    const listen = (event: Event): void => {
      if (event.target instanceof HTMLTextAreaElement) copied.push(event.target.value);
    };
    document.addEventListener('copy', listen);
    await userEvent.click(shown.button('Copy'));
    await eventually(() => shown.find('.asset-line button').innerText.trim()).toBe('Copied');
    document.removeEventListener('copy', listen);
    expect(copied).toEqual(['<img src="cat.png" alt="">']);
  });

  test('says when it is no picture', async () => {
    const workbench = await panels();
    workbench.putAsset('cat.png', HASH, new TextEncoder().encode('<script>alert(1)</script>'));
    await eventually(() => body().innerText).toContain('cat.png can not be shown');
  });

  test('says when the host has its content no longer', async () => {
    const workbench = await panels();
    workbench.putAsset('cat.png', HASH);
    await eventually(() => body().innerText).toContain('The content of cat.png is not there any more');
  });

  test('says when the host does not answer, and shows it when it does, on request or by itself', async () => {
    const workbench = await panels({ connection: 'offline' });
    workbench.absent = { ok: false, why: 'no-host' };
    workbench.putAsset('cat.png', HASH);
    await eventually(() => body().innerText).toContain('It is shown when you are connected.');
    shown.button('Try again').click();
    await eventually(() => workbench.asked.filter((asked) => asked.startsWith('read')).length).toBe(2);
    await eventually(() => body().innerText).toContain('Try again');
    workbench.contents.set(HASH, await picture(3, 3));
    workbench.store.update({ connection: 'online' });
    await eventually(() => shown.all('.asset-view img').length).toBe(1);
  });

  test('asks once for each time that the connection is back, though nobody answers', async () => {
    const workbench = await panels();
    workbench.absent = { ok: false, why: 'no-host' };
    workbench.putAsset('cat.png', HASH);
    await eventually(() => body().innerText).toContain('Try again');
    await shown.settled();
    expect(workbench.asked.filter((asked) => asked.startsWith('read'))).toHaveLength(1);
  });

  test('of the server says that no page can reach it', async () => {
    const workbench = await panels();
    workbench.putAsset('server/cat.png', HASH, await picture(1, 1));
    await eventually(() => shown.find('.is-server .editor-body').innerText).toContain('A page can not reach files of the server.');
  });
});

describe('the tab of a sound and of a font', () => {
  test('has a player', async () => {
    const workbench = await panels();
    // A header, and one sample.
    const wav = Uint8Array.from(atob('UklGRiUAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQEAAACA'), (letter) => letter.charCodeAt(0));
    workbench.putAsset('meow.wav', HASH, wav);
    await eventually(() => shown.all('.asset-view audio').length).toBe(1);
    await eventually(() => shown.findAs(HTMLAudioElement, '.asset-view audio').readyState).toBeGreaterThan(0);
    expect(shown.find('.asset-line code').innerText).toContain('<audio src="meow.wav" controls>');
  });

  test('says when a font is none', async () => {
    const workbench = await panels();
    workbench.putAsset('comic.woff2', HASH, new Uint8Array([1, 2, 3]));
    await eventually(() => body().innerText).toContain('comic.woff2 can not be shown');
  });
});
