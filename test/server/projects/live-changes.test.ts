import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Compiler } from '../../../server/compiler/compiler.ts';
import { LiveChanges } from '../../../server/projects/live-changes.ts';
import { PageWatch, type PageChange } from '../../../server/projects/page-watch.ts';
import type { Diagnostic, Outcome } from '../../../server/protocol/diagnostic.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { log } from '../document/open-document.ts';

const MISTAKE: Diagnostic = { code: 'compile-failed', params: {}, side: 'server', file: 'server.js' };
const PAGE_MISTAKE: Diagnostic = { code: 'compile-failed', params: {}, side: 'page', file: 'index.html' };

let changes: LiveChanges;
/** Whether each deployment was to be anew. */
let deployed: boolean[];
let told: PageChange[];
let diagnosed: Diagnostic[][];
let server: Outcome;
let wrongWithPages: Diagnostic[];
beforeEach(() => {
  vi.useFakeTimers();
  [deployed, told, diagnosed, wrongWithPages] = [[], [], [], []];
  server = { ok: true, diagnostics: [] };
  const compiler = { checkPages: async () => wrongWithPages } as Partial<Compiler> as Compiler;
  changes = new LiveChanges({
    deploy: async (anew) => {
      deployed.push(anew);
      return server;
    },
    pages: new PageWatch(
      compiler,
      'project',
      () => new Map(),
      () => new Set(),
    ),
    diagnosed: (diagnostics) => diagnosed.push(diagnostics),
    pagesChanged: (change) => told.push(change),
    log,
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await changes.dispose();
});

const note = (...paths: string[]): void => changes.note(new Set(paths));

describe('what is typed is live after a pause in the typing', () => {
  it('in a server file, which begins anew with each key', async () => {
    note('server.js');
    await vi.advanceTimersByTimeAsync(LIMITS.serverPauseMs - 1);
    note('server.js');
    await vi.advanceTimersByTimeAsync(LIMITS.serverPauseMs - 1);
    expect(deployed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(deployed).toEqual([false]);
    expect(told).toEqual([]);
  });

  it('in a page, and the panes are loaded again', async () => {
    note('index.html');
    await vi.advanceTimersByTimeAsync(LIMITS.pagePauseMs - 1);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([{ change: 'reload', paths: ['index.html'] }]);
    expect(deployed).toEqual([]);
  });

  it('in a style sheet, sooner, and it is swapped in place', async () => {
    note('style.css');
    await vi.advanceTimersByTimeAsync(LIMITS.stylePauseMs);
    expect(told).toEqual([{ change: 'styles', paths: ['style.css'] }]);
  });

  it.each(['client.js', 'words.json', 'part.ts'])('in %s on both sides, since a server may import it', async (path) => {
    note(path);
    await vi.advanceTimersByTimeAsync(Math.max(LIMITS.serverPauseMs, LIMITS.pagePauseMs));
    expect(deployed).toEqual([false]);
    expect(told).toEqual([{ change: 'reload', paths: [path] }]);
  });
});

describe('at once', () => {
  it('both sides are live that have changed, and no pause comes after', async () => {
    note('server.js', 'index.html');
    expect(await changes.now(false)).toEqual({ ok: true, diagnostics: [] });
    await vi.runAllTimersAsync();
    expect(deployed).toEqual([false]);
    expect(told).toEqual([{ change: 'reload', paths: ['index.html'] }]);
  });

  it('a server runs anew when that is wanted, though nothing has changed', async () => {
    await changes.now(false);
    expect(deployed).toEqual([]);
    await changes.now(true);
    expect(deployed).toEqual([true]);
  });
});

describe('what is wrong', () => {
  it('is told of both sides together, whichever was looked at last', async () => {
    server = { ok: false, diagnostics: [MISTAKE] };
    wrongWithPages = [PAGE_MISTAKE];
    note('server.js');
    await vi.advanceTimersByTimeAsync(LIMITS.serverPauseMs);
    expect(diagnosed).toEqual([[MISTAKE]]);
    note('index.html');
    await vi.advanceTimersByTimeAsync(LIMITS.pagePauseMs);
    expect(diagnosed.at(-1)).toEqual([MISTAKE, PAGE_MISTAKE]);
    expect(await changes.now(false)).toEqual({ ok: false, diagnostics: [MISTAKE, PAGE_MISTAKE] });
  });

  it('with a page keeps the panes as they are, until it is mended', async () => {
    wrongWithPages = [PAGE_MISTAKE];
    note('index.html');
    await vi.advanceTimersByTimeAsync(LIMITS.pagePauseMs);
    expect(told).toEqual([]);
    wrongWithPages = [];
    note('style.css');
    await vi.advanceTimersByTimeAsync(LIMITS.stylePauseMs);
    expect(told).toEqual([{ change: 'reload', paths: ['index.html', 'style.css'] }]);
  });
});

it('waits for nothing any longer when it has ended', async () => {
  note('server.js', 'index.html', 'style.css');
  await changes.dispose();
  await vi.runAllTimersAsync();
  expect([deployed, told]).toEqual([[], []]);
});

/** Pages that are read when the test says what comes of it. */
function slowPages(): { slow: LiveChanges; shown: PageChange[]; read: (diagnostics: Diagnostic[]) => void } {
  const reading: ((diagnostics: Diagnostic[]) => void)[] = [];
  const checkPages: Compiler['checkPages'] = () => new Promise((resolve) => reading.push(resolve));
  const shown: PageChange[] = [];
  const slow = new LiveChanges({
    deploy: () => Promise.resolve({ ok: true, diagnostics: [] }),
    pages: new PageWatch(
      { checkPages },
      'project',
      () => new Map(),
      () => new Set(),
    ),
    diagnosed: () => undefined,
    pagesChanged: (change) => void shown.push(change),
    log,
  });
  return { slow, shown, read: (diagnostics) => reading.shift()?.(diagnostics) };
}

describe('a style sheet', () => {
  it('is shown before the pages have been read', async () => {
    const { slow, shown, read } = slowPages();
    slow.note(new Set(['style.css']));
    const live = slow.now(false);
    expect(shown).toEqual([{ change: 'styles', paths: ['style.css'] }]);
    read([]);
    await live;
    expect(shown).toHaveLength(1);
  });

  it('that is changed again while the pages wait to be read does not load them anew', async () => {
    const { slow, shown, read } = slowPages();
    slow.note(new Set(['style.css']));
    const first = slow.now(false);
    const second = slow.now(false);
    slow.note(new Set(['style.css']));
    read([]);
    await first;
    read([]);
    await second;
    await slow.dispose();
    expect(shown).toEqual([
      { change: 'styles', paths: ['style.css'] },
      { change: 'styles', paths: ['style.css'] },
    ]);
  });

  it('waits with the page that was changed beside it', async () => {
    const { slow, shown, read } = slowPages();
    slow.note(new Set(['index.html', 'style.css']));
    const live = slow.now(false);
    expect(shown).toEqual([]);
    read([]);
    await live;
    expect(shown).toEqual([{ change: 'reload', paths: ['index.html', 'style.css'] }]);
  });

  it('waits for a page that is broken, until that is mended', async () => {
    const { slow, shown, read } = slowPages();
    slow.note(new Set(['index.html']));
    const broken = slow.now(false);
    read([PAGE_MISTAKE]);
    expect(await broken).toEqual({ ok: false, diagnostics: [PAGE_MISTAKE] });
    slow.note(new Set(['style.css']));
    const still = slow.now(false);
    read([PAGE_MISTAKE]);
    await still;
    expect(shown).toEqual([]);
    const mended = slow.now(false);
    read([]);
    await mended;
    expect(shown).toEqual([{ change: 'reload', paths: ['index.html', 'style.css'] }]);
  });
});
