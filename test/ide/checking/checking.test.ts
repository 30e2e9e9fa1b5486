import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Checking } from '../../../ide/checking/checking.ts';
import type { FromChecker, ToChecker } from '../../../ide/checking/checker-messages.ts';
import type { Finding } from '../../../ide/checking/finding.ts';
import { TYPING_MS } from '../../../ide/checking/typing-line.ts';
import { MemoryWorkbench } from '../panels/memory-workbench.ts';

/** A worker that answers when it is told to, and whose messages can be read. */
class HandWorker extends EventTarget implements Worker {
  readonly said: ToChecker[] = [];
  isEnded = false;
  onmessage = null;
  onmessageerror = null;
  onerror = null;

  postMessage(message: ToChecker): void {
    this.said.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(data: FromChecker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  get checks(): number {
    return this.said.filter(({ type }) => type === 'check').length;
  }
}

const at = (line: number, code: Finding['code'] = 'unknown-word'): Finding => ({
  code,
  params: {},
  side: 'server',
  file: 'server.js',
  line,
  column: 1,
  length: 3,
});

let worker: HandWorker;
let workbench: MemoryWorkbench;
let checking: Checking;

beforeEach(() => {
  vi.useFakeTimers();
  worker = new HandWorker();
  workbench = new MemoryWorkbench({}, { 'server.js': 'one\ntwo\n' });
  checking = new Checking(workbench, worker);
});
afterEach(() => {
  checking.dispose();
  vi.useRealTimers();
});

function type(offset: number, text: string): void {
  workbench.editedFile('f1')?.text.insert(offset, text);
}

function lines(): (number | undefined)[] | undefined {
  return workbench.store.state.mistakes?.map(({ line }) => line);
}

describe('what is told to the worker', () => {
  test('all texts, then what was changed, and a check after each pause', async () => {
    await vi.advanceTimersByTimeAsync(100);
    expect(worker.said).toEqual([{ type: 'file', path: 'server.js', text: 'one\ntwo\n' }, { type: 'check' }]);
    worker.answer({ type: 'checked', findings: [] });
    type(3, '1');
    type(4, '2');
    await vi.advanceTimersByTimeAsync(100);
    expect(worker.said.slice(2)).toEqual([{ type: 'file', path: 'server.js', text: 'one12\ntwo\n' }, { type: 'check' }]);
  });

  test('a change during a check is checked after it, also when a question has told it already', async () => {
    await vi.advanceTimersByTimeAsync(100);
    type(3, '1');
    void checking.ask({ type: 'hover', path: 'server.js', offset: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(worker.checks).toBe(1);
    worker.answer({ type: 'checked', findings: [] });
    expect(worker.checks).toBe(2);
    worker.answer({ type: 'checked', findings: [] });
    await vi.advanceTimersByTimeAsync(1000);
    expect(worker.checks).toBe(2);
  });

  test('names that are gone, and those that others have taken over', async () => {
    await vi.advanceTimersByTimeAsync(100);
    workbench.renameFile('f1', 'server/old.js');
    await vi.advanceTimersByTimeAsync(100);
    worker.answer({ type: 'checked', findings: [] });
    expect(worker.said.slice(2)).toEqual([
      { type: 'file', path: 'server.js', text: undefined },
      { type: 'file', path: 'server/old.js', text: 'one\ntwo\n' },
      { type: 'check' },
    ]);
  });
});

describe('what is shown', () => {
  test('nothing of the line that is being typed, before it has rested; all else at once', async () => {
    await vi.advanceTimersByTimeAsync(100);
    type(7, '2');
    worker.answer({ type: 'checked', findings: [at(1), at(2)] });
    expect(lines()).toEqual([1]);
    await vi.advanceTimersByTimeAsync(TYPING_MS - 1);
    expect(lines()).toEqual([1]);
    await vi.advanceTimersByTimeAsync(2);
    expect(lines()).toEqual([1, 2]);
  });

  test('nothing of code that can not be read, while its file is being typed', async () => {
    type(7, '2');
    workbench.store.update({ diagnostics: [at(1, 'syntax')] });
    await vi.advanceTimersByTimeAsync(100);
    expect(lines()).toEqual([]);
    await vi.advanceTimersByTimeAsync(TYPING_MS);
    expect(lines()).toEqual([1]);
  });

  test('one mistake of a line of which the host speaks as well, and what is calm at the end', async () => {
    workbench.store.update({ diagnostics: [at(2, 'threw'), at(4, 'threw')] });
    await vi.advanceTimersByTimeAsync(100);
    worker.answer({ type: 'checked', findings: [at(1, 'unheard-op'), at(2), at(4, 'unheard-op')] });
    expect(workbench.store.state.mistakes?.map(({ code, line }) => `${code} ${String(line)}`)).toEqual([
      'threw 4',
      'unknown-word 2',
      'unheard-op 1',
      'unheard-op 4',
    ]);
  });
});

test('a worker that breaks down leaves what the host says, and answers what was asked with nothing', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  await vi.advanceTimersByTimeAsync(100);
  worker.answer({ type: 'checked', findings: [at(1)] });
  const asked = checking.ask({ type: 'hover', path: 'server.js', offset: 0 });
  worker.dispatchEvent(new Event('error'));
  expect(await asked).toBeUndefined();
  expect(workbench.store.state.mistakes).toBeUndefined();
  expect(worker.isEnded).toBe(true);
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
});

test('an answer goes to its question', async () => {
  const first = checking.ask({ type: 'complete', path: 'server.js', offset: 1 });
  const second = checking.ask({ type: 'complete', path: 'server.js', offset: 2 });
  const asked = worker.said.flatMap((message) => (message.type === 'ask' ? [message.n] : []));
  worker.answer({ type: 'answer', n: asked[1] ?? 0, answer: { type: 'complete', names: [{ name: 'b', kind: 'other', rank: '1' }] } });
  worker.answer({ type: 'answer', n: asked[0] ?? 0, answer: undefined });
  expect(await first).toBeUndefined();
  expect((await second)?.names.map(({ name }) => name)).toEqual(['b']);
});
