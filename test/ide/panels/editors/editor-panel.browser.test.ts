import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Diagnostic } from '../../../../server/protocol/diagnostic.ts';
import '../../../../ide/panels/editors/wz-editor-panel.ts';
import '../../../../ide/panels/live-panels.ts';
import { WzMistake } from '../../../../ide/panels/editors/wz-mistake.ts';
import '../../../../ide/panels/editors/wz-stopped.ts';
import { OfferUndo } from '../../../../ide/parts/offer-undo.ts';
import type { WorkbenchState } from '../../../../ide/state/workbench.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

const FILES = { 'server.js': '', 'index.html': '', 'client.js': '', 'style.css': '' };
const MISTAKE: Diagnostic = {
  code: 'threw',
  params: {},
  side: 'server',
  file: 'server.js',
  line: 3,
  column: 3,
  original: 'ReferenceError: brodcast is not defined',
};

let shown: Shown;
afterEach(() => shown.remove());

async function panels(state: Partial<WorkbenchState> = {}, files: Record<string, string> = FILES): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, ...state }, files);
  shown = new Shown(html`<wz-editor-panel side="server"></wz-editor-panel><wz-editor-panel side="page"></wz-editor-panel>`, workbench);
  await shown.settled();
  return workbench;
}

const tabs = (): string[] => shown.all('.is-page [role="tab"]').map((tab) => tab.innerText.trim());
const chosen = (): string => shown.find('.is-page [aria-selected="true"]').innerText.trim();

describe('tabs', () => {
  test('shows each file on its side', async () => {
    await panels();
    expect(shown.all('.is-server [role="tab"]').map((tab) => tab.innerText.trim())).toEqual(['server.js']);
    expect(tabs()).toEqual(['index.html', 'client.js', 'style.css']);
    expect(chosen()).toBe('style.css');
  });

  test('goes from tab to tab by the arrow keys, Home and End, and back to the first after the last', async () => {
    await panels();
    shown.find('.is-page [aria-selected="true"]').focus();
    for (const [key, expected] of [
      ['{ArrowRight}', 'index.html'],
      ['{ArrowLeft}', 'style.css'],
      ['{Home}', 'index.html'],
      ['{End}', 'style.css'],
    ] as const) {
      await userEvent.keyboard(key);
      await eventually(chosen).toBe(expected);
      await eventually(() => document.activeElement).toBe(shown.find('.is-page [aria-selected="true"]'));
    }
  });

  test('has one stop for the Tab key', async () => {
    await panels();
    expect(shown.all('.is-page [role="tab"]').map((tab) => tab.tabIndex)).toEqual([-1, -1, 0]);
  });

  test('deletes by the Delete key, offers to put it back, and that puts it back', async () => {
    const workbench = await panels();
    const offers: OfferUndo[] = [];
    shown.root.addEventListener(OfferUndo.type, (event) => offers.push(event));
    shown.find('.is-page [aria-selected="true"]').focus();
    await userEvent.keyboard('{Delete}');
    await eventually(tabs).toEqual(['index.html', 'client.js']);
    expect(offers[0]?.words).toBe('style.css is deleted.');
    offers[0]?.undo();
    await eventually(tabs).toEqual(['index.html', 'client.js', 'style.css']);
    expect(workbench.asked).toEqual(['delete-file f4', 'put-back f4']);
  });

  test('lets nobody change files who may only look', async () => {
    await panels({ role: 'look' });
    expect(shown.all('.files .btn')).toEqual([]);
    shown.find('.is-page [aria-selected="true"]').focus();
    await userEvent.keyboard('{Delete}{F2}');
    await shown.settled();
    expect(tabs()).toHaveLength(3);
    expect(shown.all('.file-form')).toEqual([]);
  });
});

describe('names of files', () => {
  const form = (): HTMLElement[] => shown.all('.file-form');

  test('adds a file, and shows it', async () => {
    const workbench = await panels();
    await userEvent.click(shown.find('.is-page [aria-label="New file"]'));
    await shown.settled();
    expect(document.activeElement).toBe(shown.find('.file-form input'));
    await userEvent.keyboard('more.js{Enter}');
    await eventually(() => workbench.asked).toEqual(['add-file more.js']);
    await eventually(form).toEqual([]);
    expect(chosen()).toBe('more.js');
  });

  test('makes a file of the server side one of the server, whatever its name', async () => {
    const workbench = await panels();
    await userEvent.click(shown.find('.is-server [aria-label="New file"]'));
    await shown.settled();
    await userEvent.keyboard('rooms.js{Enter}');
    await eventually(() => workbench.asked).toEqual(['add-file server/rooms.js']);
  });

  test('renames by F2 with the name selected up to its dot', async () => {
    const workbench = await panels();
    shown.find('.is-page [aria-selected="true"]').focus();
    await userEvent.keyboard('{F2}');
    await eventually(() => document.activeElement).toBe(shown.root.querySelector('.file-form input'));
    await userEvent.keyboard('look{Enter}');
    await eventually(() => workbench.asked).toEqual(['rename-file f4 look.css']);
    await eventually(form).toEqual([]);
  });

  test('has an ending once, also when it was typed in front of the one that was there', async () => {
    const workbench = await panels();
    shown.find('.is-page [aria-selected="true"]').focus();
    await userEvent.keyboard('{F2}');
    await eventually(() => document.activeElement).toBe(shown.root.querySelector('.file-form input'));
    await userEvent.keyboard('look.css{Enter}');
    await eventually(() => workbench.asked).toEqual(['rename-file f4 look.css']);
  });

  test.each([
    ['characters', 'Use letters, numbers, . - _ and / in a name. No spaces.'],
    ['empty', 'A file needs a name.'],
    ['taken', 'There is a file of that name already. Pick another name.'],
    ['too-long', 'That name is too long. Use at most 100 letters.'],
    ['too-deep', 'That is too many folders. Use at most 3.'],
    ['too-many', 'This project has 50 files. It can not hold more. Delete one first.'],
  ] as const)('says in words why a name is refused: %s', async (problem, words) => {
    const workbench = await panels();
    workbench.problem = problem;
    await userEvent.click(shown.find('.is-page [aria-label="New file"]'));
    await shown.settled();
    await userEvent.keyboard('x{Enter}');
    await eventually(() => shown.find('.file-form [role="alert"]').innerText.trim()).toBe(words);
    expect(shown.find('.file-form input').ariaInvalid).toBe('true');
    expect(document.activeElement).toBe(shown.find('.file-form input'));
    await userEvent.keyboard('{Escape}');
    await eventually(form).toEqual([]);
  });

  test('deletes from the strip, too', async () => {
    const workbench = await panels();
    await userEvent.click(shown.button('Rename or delete style.css'));
    await shown.settled();
    await userEvent.click(shown.button('Delete style.css'));
    await eventually(tabs).toEqual(['index.html', 'client.js']);
    expect(workbench.asked).toEqual(['delete-file f4']);
    expect(form()).toEqual([]);
  });

  test('offers the first file of an empty side', async () => {
    const workbench = await panels({}, {});
    await userEvent.click(shown.button('Make server.js'));
    await userEvent.click(shown.button('Make index.html'));
    expect(workbench.asked).toEqual(['add-file server.js', 'add-file index.html']);
  });

  test('waits for the project before it offers anything', async () => {
    await panels({ links: undefined }, {});
    expect(shown.words).toContain('Opening your files…');
    expect(shown.all('button')).toEqual([]);
  });
});

describe('the state of the server', () => {
  const state = (): string => shown.find('.is-server .state').innerText.trim();

  test.each([
    ['running', 'live', 'Running'],
    ['running', 'refused', 'There is a mistake'],
    ['starting', 'live', 'Starting…'],
    ['asleep', 'live', 'Asleep'],
    ['stopped', 'live', 'Stopped'],
  ] as const)('%s, %s: %s', async (server, code, words) => {
    await panels({ server: { server, code } });
    expect(state()).toBe(words);
  });

  test('a mistake in a page is said on the side of the page only', async () => {
    await panels({ server: { server: 'running', code: 'refused' }, diagnostics: [{ ...MISTAKE, side: 'page', file: 'client.js' }] });
    expect(state()).toBe('Running');
    expect(shown.find('.is-page .state').innerText.trim()).toBe('There is a mistake');
  });

  test.each([
    ['endless', 'A loop never ended, so it was stopped. Your code is safe.'],
    ['out-of-memory', 'It ran out of room. Something is growing and never stops.'],
    ['never-started', 'The code has a mistake, and there is no older code to run.'],
  ] as const)('says why it is stopped, and starts it again: %s', async (reason, words) => {
    const workbench = await panels({ server: { server: 'stopped', code: 'live', reason } });
    expect(shown.words).toContain(`The server is stopped. ${words}`);
    await userEvent.click(shown.button('Start again'));
    expect(workbench.asked).toEqual(['start-again']);
  });

  test('says nothing of the server while it can not know, and offers nothing that would not work', async () => {
    const workbench = await panels({ server: { server: 'stopped', code: 'live' } });
    workbench.store.update({ connection: 'offline' });
    await shown.settled();
    expect(shown.all('.is-server .state')).toEqual([]);
    expect(shown.button('Start again').disabled).toBe(true);
  });

  test('who may only look can not start it', async () => {
    await panels({ role: 'look', server: { server: 'stopped', code: 'live' } });
    expect(shown.words).toContain('The server is stopped.');
    expect(shown.words).not.toContain('Start again');
  });
});

describe('the card of a mistake', () => {
  const cards = (): HTMLElement[] => shown.all('.card');

  async function withPatience(patience: number, diagnostics: Diagnostic[]): Promise<MemoryWorkbench> {
    const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, diagnostics }, FILES);
    shown = new Shown(html`<wz-mistake .side=${'server'} .patience=${patience}></wz-mistake>`, workbench);
    await shown.settled();
    return workbench;
  }

  test('says what happened and what to do, with the line as a link and the original folded away', async () => {
    const workbench = await withPatience(0, [MISTAKE]);
    await eventually(() => cards().length).toBe(1);
    expect(shown.find('.card header').innerText.trim()).toBe('I do not know the word brodcast.');
    expect(shown.findAs(HTMLDetailsElement, '.card details').open).toBe(false);
    expect(shown.find('.card details code').textContent).toBe(MISTAKE.original);
    await userEvent.click(shown.button('Go to line 3'));
    expect(workbench.asked).toEqual(['go-to server.js 3 3']);
  });

  test('names the file when another one is open', async () => {
    await withPatience(0, [{ ...MISTAKE, file: 'server/rooms.js' }]);
    await eventually(() => shown.root.querySelector('.go')?.textContent.trim()).toBe('Go to server/rooms.js, line 3');
  });

  test('waits with a first mistake, since half a line is always one', async () => {
    const workbench = await withPatience(3_600_000, [MISTAKE]);
    expect(cards()).toEqual([]);
    shown.findAs(WzMistake, 'wz-mistake').reveal();
    await shown.settled();
    expect(cards()).toHaveLength(1);
    workbench.store.update({ diagnostics: [] });
    await shown.settled();
    expect(cards()).toEqual([]);
  });

  test('follows the code at once while it is shown, and counts the others', async () => {
    const workbench = await withPatience(0, [MISTAKE]);
    await eventually(() => cards().length).toBe(1);
    workbench.store.update({ diagnostics: [{ code: 'duplicate-handler', params: { op: 'say' }, side: 'server' }, MISTAKE] });
    await shown.settled();
    expect(shown.find('.card header').innerText.trim()).toBe('There are two on("say").');
    expect(shown.words).toContain('and 1 more');
  });

  test('stays closed until it is asked for or there is a new one', async () => {
    const workbench = await withPatience(0, [MISTAKE]);
    await eventually(() => cards().length).toBe(1);
    await userEvent.click(shown.button('Close this card'));
    workbench.store.update({ diagnostics: [{ ...MISTAKE, line: 4 }] });
    await shown.settled();
    expect(cards()).toEqual([]);
    workbench.store.update({ diagnostics: [] });
    await shown.settled();
    workbench.store.update({ diagnostics: [MISTAKE] });
    await eventually(() => cards().length).toBe(1);
  });

  test('comes back by the word in the head, which goes to the place as well', async () => {
    const workbench = await panels({ server: { server: 'running', code: 'refused' }, diagnostics: [MISTAKE] });
    await userEvent.click(shown.find('.is-server button.state'));
    await shown.settled();
    expect(cards()).toHaveLength(1);
    expect(workbench.asked).toEqual(['go-to server.js 3 3']);
  });
});
