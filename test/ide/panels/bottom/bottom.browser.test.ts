import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../../ide/panels/bottom/wz-bottom.ts';
import '../../../../ide/panels/messages/wz-filter-bar.ts';
import '../../../../ide/panels/messages/wz-picture-tools.ts';
import '../../../../ide/panels/bottom/wz-console.ts';
import '../../../../ide/panels/messages/wz-messages.ts';
import type { ConsoleEntry } from '../../../../ide/state/workbench.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { OPEN_PROJECT } from '../project-state.ts';
import { eventually, Shown, words } from '../shown.ts';

let shown: Shown;
afterEach(() => shown.remove());

const line = (text: string, more: Partial<ConsoleEntry> = {}): ConsoleEntry => ({
  at: 0,
  who: 'server',
  side: 'server',
  level: 'log',
  text,
  ...more,
});

async function bottom(state: ConstructorParameters<typeof MemoryWorkbench>[0] = {}): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, ...state });
  shown = new Shown(html`<wz-bottom></wz-bottom>`, workbench);
  await shown.settled();
  shown.find('.messages').style.height = '320px';
  return workbench;
}

async function showConsole(): Promise<void> {
  shown.find('#tab-console').click();
  await shown.settled();
}

test('changes between messages and console by the arrow keys', async () => {
  await bottom();
  const chosen = (): string => shown.find('[aria-selected="true"]').innerText.trim();
  expect(chosen()).toBe('Messages');
  shown.find('#tab-messages').focus();
  await userEvent.keyboard('{ArrowRight}');
  await eventually(chosen).toBe('Console');
  expect(document.activeElement).toBe(shown.find('#tab-console'));
  expect(shown.find('[role="tabpanel"]').getAttribute('aria-labelledby')).toBe('tab-console');
});

test('counts the lines on the tab, and marks it when one is a mistake', async () => {
  const workbench = await bottom({ console: [line('a'), line('b')] });
  expect(shown.find('.count').innerText).toBe('2');
  expect(shown.find('.count').classList.contains('bad')).toBe(false);
  workbench.store.update({ console: [line('c', { level: 'error' })] });
  await shown.settled();
  expect(shown.find('.count').classList.contains('bad')).toBe(true);
});

test('shows who printed what, and from where, as a link', async () => {
  const workbench = await bottom({
    console: [line("'hi'", { file: 'server.js', line: 2 }), line('{ a: 1 }', { who: 'Fox', side: 'page', file: 'client.js', line: 4 })],
  });
  await showConsole();
  expect(shown.all('.log').map(words)).toEqual(["Server 'hi' server.js, line 2", 'Fox { a: 1 } client.js, line 4']);
  expect(shown.all('.log')[1]?.querySelector('.log-who')?.classList.contains('is-fox')).toBe(true);
  await userEvent.click(shown.button('client.js, line 4'));
  expect(workbench.asked).toEqual(['go-to client.js 4 1']);
});

test('says a mistake in words, with the original folded away', async () => {
  const diagnostic = {
    code: 'unknown-op',
    params: { op: 'wav', nearest: 'wave' },
    side: 'server',
    file: 'client.js',
    line: 8,
    original: 'unknown-op: wav',
  } as const;
  await bottom({ console: [line('', { who: 'Owl', level: 'error', diagnostic })] });
  await showConsole();
  const log = shown.find('.log');
  expect(words(log)).toContain('Mistake No one is listening for wav. The server has on("wave"). Did you mean that?');
  expect(log.querySelector('details')?.open).toBe(false);
  expect(log.querySelector('details code')?.textContent).toBe('unknown-op: wav');
  expect(words(log)).toContain('client.js, line 8');
});

test('a bad message is of who sent it, a broken handler is of the server', async () => {
  const of = (code: 'unknown-op' | 'handler-failed'): Partial<ConsoleEntry> => ({
    level: 'error',
    diagnostic: { code, params: { op: 'say' }, side: 'server', pane: 'Fox' },
  });
  await bottom({ console: [line('', of('unknown-op')), line('', of('handler-failed'))] });
  await showConsole();
  expect(shown.all('.log-who').map(words)).toEqual(['Fox', 'Server']);
});

test('does not let go while many lines come at once', async () => {
  const workbench = await bottom({ console: [line('first')] });
  await showConsole();
  for (let count = 1; count <= 60; count += 1) {
    workbench.store.update({ console: Array.from({ length: count * 3 }, (_, at) => line(String(at))) });
    await shown.settled();
    if (count % 10 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const list = shown.find('.logs');
  await eventually(() => list.scrollHeight - list.scrollTop - list.clientHeight).toBeLessThan(2);
  expect(shown.root.querySelector('.to-newest')).toBeNull();
});

test('shows markup that a pupil prints as text', async () => {
  await bottom({ console: [line('<img src=x onerror=alert(1)>')] });
  await showConsole();
  expect(shown.all('.log img')).toEqual([]);
  expect(shown.find('.out').textContent).toBe('<img src=x onerror=alert(1)>');
});

test('stays at the newest line, and lets go while the reader looks at older ones', async () => {
  const many = (count: number): ConsoleEntry[] => Array.from({ length: count }, (_, at) => line(String(at)));
  const workbench = await bottom({ console: many(40) });
  await showConsole();
  const list = shown.find('.logs');
  const left = (): number => list.scrollHeight - list.scrollTop - list.clientHeight;
  await eventually(left).toBeLessThan(2);
  workbench.store.update({ console: many(60) });
  await shown.settled();
  await eventually(left).toBeLessThan(2);
  list.scrollTop = 100;
  await eventually(() => shown.root.querySelector('.to-newest')).not.toBeNull();
  workbench.store.update({ console: many(80) });
  await shown.settled();
  expect(list.scrollTop).toBe(100);
  await userEvent.click(shown.button('Go to the newest line'));
  await eventually(left).toBeLessThan(2);
  await eventually(() => shown.root.querySelector('.to-newest')).toBeNull();
});

test('clears, and then says what to do', async () => {
  const workbench = await bottom({ console: [line('a')] });
  await showConsole();
  await userEvent.click(shown.button('Clear'));
  await shown.settled();
  expect(workbench.asked).toEqual(['clear-console']);
  expect(shown.words).toContain('Nothing printed yet');
});

test('says how many lines were left out', async () => {
  await bottom({ console: [line('a')], consoleDropped: 1200 });
  await showConsole();
  expect(shown.words).toContain('1200 lines came too fast and are left out.');
});

test('says calmly that the last good code runs on', async () => {
  await bottom({ server: { server: 'running', code: 'refused' } });
  expect(shown.find('.still').innerText.trim()).toBe('Your last good code is running');
});
