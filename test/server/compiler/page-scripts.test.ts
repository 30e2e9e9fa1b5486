import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { TransformOptions } from 'esbuild-wasm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EsbuildService, type BuildOutcome } from '../../../server/compiler/esbuild-service.ts';
import type { FileOwner } from '../../../server/compiler/file-work.ts';
import { Lanes } from '../../../server/compiler/lanes.ts';
import { PageScripts } from '../../../server/compiler/page-scripts.ts';
import { ParseThread, type ParseOutcome } from '../../../server/compiler/parse-thread.ts';
import type { MainToParser } from '../../../server/compiler/parser-messages.ts';
import { createLog } from '../../../server/log.ts';

const TIMEOUT = 60_000;

/** Which scripts were read, in this order. */
const read: string[] = [];

class NotedThread extends ParseThread {
  override ask(request: MainToParser): Promise<ParseOutcome> {
    if (request.type === 'prepare-page-script') read.push(request.path);
    return super.ask(request);
  }
}

const children: ChildProcess[] = [];
const noteChild = (message: unknown): void => void children.push((message as { process: ChildProcess }).process);

/** While `dying`, its process dies of each text, as often as it is tried. */
class MortalService extends EsbuildService {
  override transform(text: string, options: TransformOptions): Promise<BuildOutcome> {
    if (!dying) return super.transform(text, options);
    return this.build({
      entryPoints: ['a'],
      bundle: true,
      write: false,
      logLevel: 'silent',
      plugins: [{ name: 'killer', setup: (build) => build.onResolve({ filter: /.*/ }, () => void children.at(-1)?.kill('SIGKILL')) }],
    });
  }
}

let dying = false;
let parser: ParseThread;
let esbuild: EsbuildService;
let scripts: PageScripts;

beforeAll(async () => {
  subscribe('child_process', noteChild);
  const log = createLog('silent');
  parser = new NotedThread(log);
  esbuild = new MortalService(log);
  scripts = new PageScripts(new Lanes(log, { parser, esbuild }));
  await Promise.all([parser.warm(), esbuild.warm()]);
}, TIMEOUT);
afterAll(async () => {
  unsubscribe('child_process', noteChild);
  await Promise.all([parser.dispose(), esbuild.dispose()]);
});
beforeEach(() => {
  read.length = 0;
});

function project(id: string, files: Record<string, string>): FileOwner & { change(files: Record<string, string>): void } {
  let now = new Map(Object.entries(files));
  return { id, files: () => now, change: (changed) => (now = new Map(Object.entries(changed))) };
}

/** The parser tries each bracket in two ways, and each in it again. */
const SLOW = `let x = ${'<T>('.repeat(60)}1${')'.repeat(60)};`;

test('the scripts of one project wait for each other, and those of another project do not', { timeout: TIMEOUT }, async () => {
  const large = project('large', { 'a.ts': 'let a = 1;', 'b.ts': 'let b = 1;', 'c.ts': 'let c = 1;' });
  const small = project('small', { 'd.ts': 'let d = 1;' });
  const asked = ['a.ts', 'b.ts', 'c.ts'].map((path) => scripts.compile(large, path));
  const all = await Promise.all([...asked, scripts.compile(small, 'd.ts')]);
  expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(read.indexOf('d.ts')).toBeLessThan(read.indexOf('b.ts'));
});

test('a script is made of the files that are there at its turn, and once', { timeout: TIMEOUT }, async () => {
  const changing = project('changing', { 'a.ts': 'let a = 1;', 'b.ts': 'let b = 1;' });
  const asked = [scripts.compile(changing, 'a.ts'), scripts.compile(changing, 'b.ts')];
  for (const text of ['let b = 2;', 'let b = 3;']) {
    changing.change({ 'a.ts': 'let a = 1;', 'b.ts': text });
    asked.push(scripts.compile(changing, 'b.ts'));
  }
  const [, ...made] = await Promise.all(asked);
  for (const { code } of made) expect(code).toContain('b = 3');
  expect(read).toEqual(['a.ts', 'b.ts']);
});

test('after one script that takes too long no other of these files is tried', { timeout: TIMEOUT }, async () => {
  const files = { 'a.ts': SLOW, 'b.ts': SLOW, 'c.ts': 'let c = 1;' };
  const slow = project('slow', files);
  const all = await Promise.all(['a.ts', 'b.ts', 'c.ts'].map((path) => scripts.compile(slow, path)));
  const tooSlow = (file: string): object => ({ ok: false, diagnostic: { code: 'compile-too-slow', file } });
  expect(all).toMatchObject([tooSlow('a.ts'), tooSlow('b.ts'), tooSlow('c.ts')]);
  expect(read).toEqual(['a.ts']);
  slow.change({ 'c.ts': files['c.ts'] });
  expect((await scripts.compile(slow, 'c.ts')).ok).toBe(true);
});

test('a script that brought esbuild down is tried again when it is asked for again', { timeout: TIMEOUT }, async () => {
  const unlucky = project('unlucky', { 'a.ts': 'let unlucky = 1;' });
  dying = true;
  expect(await scripts.compile(unlucky, 'a.ts')).toMatchObject({ ok: false, diagnostic: { code: 'compile-failed' } });
  dying = false;
  expect((await scripts.compile(unlucky, 'a.ts')).ok).toBe(true);
});
