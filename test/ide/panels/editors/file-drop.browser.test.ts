import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import '../../../../ide/panels/editors/wz-editor-panel.ts';
import '../../../../ide/panels/live-panels.ts';
import type { WorkbenchState } from '../../../../ide/state/workbench.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

let shown: Shown;
afterEach(() => shown.remove());

async function panels(state: Partial<WorkbenchState> = {}): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, ...state }, { 'server.js': '', 'index.html': '' });
  shown = new Shown(html`<wz-editor-panel side="server"></wz-editor-panel><wz-editor-panel side="page"></wz-editor-panel>`, workbench);
  await shown.settled();
  return workbench;
}

function files(...names: string[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(['x'], name, { type: name.endsWith('.png') ? 'image/png' : 'text/plain' }));
  return transfer;
}

/** True when the browser would do what it does by itself. */
function drag(type: 'dragover' | 'drop' | 'dragleave', target: EventTarget, dataTransfer: DataTransfer): boolean {
  return target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
}

const page = (): HTMLElement => shown.find('.is-page .editor-body');
const hints = (): number => shown.all('.drop-hint').length;

describe('files held over the editor of the page', () => {
  test('are asked for, and taken when they are let go', async () => {
    const workbench = await panels();
    expect(drag('dragover', page(), files('cat.png'))).toBe(false);
    await eventually(hints).toBe(1);
    expect(drag('drop', page(), files('cat.png', 'meow.mp3'))).toBe(false);
    expect(workbench.asked).toEqual(['add-asset cat.png', 'add-asset meow.mp3']);
    await eventually(hints).toBe(0);
  });

  test('are not asked for any longer when they are carried away', async () => {
    await panels();
    drag('dragover', page(), files('cat.png'));
    await eventually(hints).toBe(1);
    drag('dragover', shown.find('.is-server .editor-body'), files('cat.png'));
    await eventually(hints).toBe(0);
    drag('dragover', page(), files('cat.png'));
    await eventually(hints).toBe(1);
    drag('dragleave', document.documentElement, files('cat.png'));
    await eventually(hints).toBe(0);
  });

  test('are not taken from who may only look, nor elsewhere, and the browser never leaves the page for them', async () => {
    const workbench = await panels({ role: 'look' });
    expect(drag('dragover', page(), files('cat.png'))).toBe(false);
    expect(drag('drop', page(), files('cat.png'))).toBe(false);
    shown.remove();
    const other = await panels();
    expect(drag('drop', shown.find('.is-server .editor-body'), files('cat.png'))).toBe(false);
    expect(drag('drop', document.body, files('cat.png'))).toBe(false);
    expect([...workbench.asked, ...other.asked]).toEqual([]);
    expect(hints()).toBe(0);
  });

  test('are the browser’s own business again when the editor is gone', async () => {
    await panels();
    shown.remove();
    expect(drag('drop', document.body, files('cat.png'))).toBe(true);
  });
});

test('a text that is dragged is left to the editor', async () => {
  const workbench = await panels();
  const transfer = new DataTransfer();
  transfer.setData('text/plain', 'some code');
  expect(drag('dragover', page(), transfer)).toBe(true);
  expect(drag('drop', page(), transfer)).toBe(true);
  expect(workbench.asked).toEqual([]);
});

describe('what is pasted', () => {
  function paste(clipboardData: DataTransfer, target: Element = shown.find('.is-page wz-editor')): boolean {
    return target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }

  test('is taken when it is a picture', async () => {
    const workbench = await panels();
    expect(paste(files('image.png'))).toBe(false);
    expect(workbench.asked).toEqual(['add-asset image.png']);
  });

  test('goes to the editor when there is a text with it, or it is none of a page', async () => {
    const workbench = await panels();
    const table = files('image.png');
    table.setData('text/plain', 'a table');
    expect(paste(table)).toBe(true);
    expect(paste(files('notes.txt'))).toBe(true);
    expect(paste(files('image.png'), shown.find('.is-server wz-editor'))).toBe(true);
    expect(workbench.asked).toEqual([]);
  });
});

describe('the list of what is on its way', () => {
  test('says what goes, and why something did not arrive, until it was read', async () => {
    const workbench = await panels();
    workbench.store.update({
      uploads: [
        { type: 'sending', n: 1, name: 'cat.png' },
        { type: 'failed', n: 2, name: 'dog.png', why: 'full' },
        { type: 'failed', n: 3, name: 'owl.png', why: 'no-host' },
      ],
    });
    await eventually(() => shown.all('.upload').map((line) => line.innerText.trim())).toEqual([
      'Adding cat.png…',
      'There is no room for dog.png: a project can have 5 MB. Delete something first.',
      'You are not connected, so owl.png did not arrive. Add it again when you are.',
    ]);
    expect(shown.all('.is-server .upload')).toEqual([]);
    shown.button('Close this note about dog.png').click();
    await eventually(() => shown.all('.upload').length).toBe(2);
  });
});

describe('the button for pictures and sounds', () => {
  test('is on the side of the page, for who may edit, and gives what was picked', async () => {
    const workbench = await panels();
    expect(shown.all('button[aria-label="Add a picture or sound"]')).toHaveLength(1);
    const picker = shown.findAs(HTMLInputElement, '.is-page input[type="file"]');
    expect(picker.accept.split(',')).toEqual(expect.arrayContaining(['.png', '.svg', '.mp3', '.woff2']));
    picker.files = files('cat.png', 'dog.png').files;
    picker.dispatchEvent(new Event('change'));
    expect(workbench.asked).toEqual(['add-asset cat.png', 'add-asset dog.png']);
    expect(picker.value).toBe('');
    workbench.store.update({ role: 'look' });
    await eventually(() => shown.all('button[aria-label="Add a picture or sound"]').length).toBe(0);
  });
});
