import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FileOwner } from '../../../server/compiler/file-work.ts';
import { PageGuard } from '../../../server/compiler/page-guard.ts';
import { Lanes } from '../../../server/compiler/lanes.ts';
import { ParseThread, type ParseOutcome } from '../../../server/compiler/parse-thread.ts';
import type { MainToParser } from '../../../server/compiler/parser-messages.ts';
import { createLog } from '../../../server/log.ts';

/** The paths of what was parsed, in this order. */
const parsed: string[] = [];
/** In place of what the parser says. */
let fate: 'too-slow' | 'crashed' | undefined;

class NotedThread extends ParseThread {
  override async ask(request: MainToParser): Promise<ParseOutcome> {
    if ('path' in request) parsed.push(request.path);
    return fate ? { type: fate } : super.ask(request);
  }
}

let lanes: Lanes;
let guard: PageGuard;
beforeAll(async () => {
  const log = createLog('silent');
  lanes = new Lanes(log, { parser: new NotedThread(log) });
  await lanes.parser.warm();
});
afterAll(() => lanes.dispose());
beforeEach(() => {
  parsed.length = 0;
  fate = undefined;
  guard = new PageGuard(lanes);
});

function project(id: string, files: Record<string, string>): FileOwner & { change(files: Record<string, string>): void } {
  let texts = new Map(Object.entries(files));
  return { id, files: () => texts, change: (changed) => (texts = new Map(Object.entries(changed))) };
}

const LOOP = 'while (a) {}';
const GUARDED = 'while (globalThis.__wszero_loop?.(1),a) {}';
const PAGE = `<!doctype html><script>${LOOP}</script>`;

test('thirty pupils with three panes ask for a file, and it is parsed once', async () => {
  const one = project('one', { 'index.html': PAGE, 'a.js': LOOP });
  const pages = await Promise.all(Array.from({ length: 90 }, () => guard.page(one, 'index.html')));
  const scripts = await Promise.all(Array.from({ length: 90 }, () => guard.script(one, 'a.js')));
  expect(new Set(pages)).toEqual(new Set([{ start: 15, text: `<!doctype html><script>${GUARDED}</script>` }]));
  expect(new Set(scripts)).toEqual(new Set([GUARDED]));
  expect(parsed).toEqual(['index.html', 'a.js']);
});

test('a text that has not changed is not parsed again, whoever has it', async () => {
  const one = project('one', { 'a.js': LOOP, 'b.js': '' });
  await guard.script(one, 'a.js');
  one.change({ 'a.js': LOOP, 'b.js': 'let b;' });
  expect(await guard.script(one, 'a.js')).toBe(GUARDED);
  expect(await guard.script(project('two', { 'a.js': LOOP }), 'a.js')).toBe(GUARDED);
  expect(parsed).toEqual(['a.js']);
});

test('a page is parsed again when another file makes a difference to it', async () => {
  const one = project('one', { 'index.html': '<script src="App"></script>' });
  expect((await guard.page(one, 'index.html')).text).toBe('<script crossorigin src="App"></script>');
  one.change({ 'index.html': '<script src="App"></script>', 'App.jsx': '' });
  expect((await guard.page(one, 'index.html')).text).toBe('<script type="module" crossorigin src="App"></script>');
});

test('a script without a loop needs nobody, and a file that is gone is empty', async () => {
  const one = project('one', { 'a.js': 'let a = 1;' });
  expect(await guard.script(one, 'a.js')).toBe('let a = 1;');
  expect(parsed).toEqual([]);
  expect(await guard.page(one, 'gone.html')).toEqual({ start: 0, text: '' });
});

test.each(['too-slow', 'crashed'] as const)('what comes to no end (%s) is served as it was written, and not tried again', async (how) => {
  const [one, two] = [project(how, { 'index.html': PAGE, 'a.js': LOOP }), project('two', { 'b.js': LOOP })];
  fate = how;
  expect(await guard.page(one, 'index.html')).toEqual({ start: 0, text: PAGE });
  fate = undefined;
  one.change({ 'index.html': PAGE, 'a.js': LOOP });
  expect(await guard.page(one, 'index.html')).toEqual({ start: 0, text: PAGE });
  // other texts of the project are, out of the way of other projects
  expect(await guard.script(one, 'a.js')).toBe(GUARDED);
  expect(await guard.script(two, 'b.js')).toBe(GUARDED);
  expect(parsed).toEqual(['index.html', 'b.js']);
});
