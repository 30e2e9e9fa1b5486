import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MainToParser } from '../../../server/compiler/parser-messages.ts';
import { ParseThread } from '../../../server/compiler/parse-thread.ts';
import { createLog } from '../../../server/log.ts';

const TIMEOUT = 60_000;

let thread: ParseThread;

beforeEach(async () => {
  thread = new ParseThread(createLog('silent'));
  await thread.warm();
}, TIMEOUT);
afterEach(() => thread.dispose());

function server(text: string): MainToParser {
  return { type: 'prepare-server', entry: 'server.ts', files: new Map([['server.ts', text]]) };
}

/** The parser tries each bracket in two ways, and each in it again. */
const SLOW = `let x = ${'<T>('.repeat(60)}1${')'.repeat(60)};`;

test('cuts a parse at its deadline, and those behind it are parsed', { timeout: TIMEOUT }, async () => {
  const outcomes = await Promise.all(
    [server('let a = 1;'), server(SLOW), server('let b = 1;'), server('let c = ;')].map((request) => thread.ask(request)),
  );
  expect(outcomes).toMatchObject([
    { type: 'prepared', prepared: { ok: true } },
    { type: 'too-slow' },
    { type: 'prepared', prepared: { ok: true } },
    { type: 'prepared', prepared: { ok: false, diagnostics: [{ code: 'syntax' }] } },
  ]);
});

test('replaces a worker that ran out of memory', { timeout: TIMEOUT }, async () => {
  const outcome = await thread.ask(server(`[${'a,'.repeat(20_000_000)}]`));
  expect(['crashed', 'too-slow']).toContain(outcome.type);
  expect(await thread.ask(server('let a = 1;'))).toMatchObject({ type: 'prepared', prepared: { ok: true } });
});

test('leaves out a request that nobody waits for any more', { timeout: TIMEOUT }, async () => {
  const nobody = new AbortController();
  const first = thread.ask(server('let a = 1;'));
  const second = thread.ask(server('let b = 1;'), nobody.signal);
  nobody.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  expect(await first).toMatchObject({ type: 'prepared' });
});

test('starts no worker after its end', { timeout: TIMEOUT }, async () => {
  await thread.dispose();
  await expect(thread.ask(server(''))).rejects.toThrow('disposed');
});
