import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageToIde } from '../../../runtime/bridge-messages.ts';
import { Stage } from './stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Time goes on by itself, and at once where a test says so: `pass(ms)`. Whoever is asked takes five seconds. */
const CLOCK = `(() => {
  const now = performance.now.bind(performance);
  let passed = 0;
  performance.now = () => now() + passed;
  window.pass = (ms) => { passed += ms; };
  window.confirm = () => { pass(5000); return true; };
})()`;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.page.addInitScript(CLOCK);
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const html = (script: string): string => `<!doctype html>\n<body><script>\n${script}\n</script></body>`;
const endless = (each: PageToIde): boolean => each.wszero === 'trouble' && each.code.endsWith('-endless');
/** What the pane has told of loops, once all is told that it has to tell. */
async function told(frame: Frame): Promise<PageToIde[]> {
  await frame.evaluate('console.log("all is told")');
  await stage.said((each) => each.wszero === 'console' && each.text === 'all is told');
  return (await stage.everythingSaid()).filter((each) => each.wszero === 'error' || each.wszero === 'trouble');
}

describe('a loop that never ends', () => {
  test('ends by itself, and is told once, with its file and line; the page goes on', async () => {
    const { frame } = await stage.show({
      'index.html': html('let n = 0;\nwhile (n < 1)\n  pass(100);\n</script><script>window.after = true'),
    });
    expect(await frame.evaluate('window.after')).toBe(true);
    expect(await told(frame)).toEqual([{ wszero: 'trouble', code: 'page-endless', params: { line: '4' }, file: 'index.html', line: 4 }]);
  });

  test('is told where it is, not where its heads or functions reach', async () => {
    const script = 'export function go(each) {\n  for (\n    ;\n    each();\n  ) {}\n}';
    const { frame } = await stage.show({
      'index.html': '<script type="module">\nimport { go } from "./lib/go.js";\ngo(() => { pass(100); return true; });</script>',
      'lib/go.js': script,
    });
    expect(await told(frame)).toMatchObject([{ code: 'page-endless', file: 'lib/go.js', line: 2 }]);
  });

  test('goes on to end while the turn lasts, whoever catches that; the next turn is as free as any', async () => {
    const { frame } = await stage.show({
      'index.html': html(`
        let caught = 0;
        setTimeout(() => { for (let n = 0; n < 1000; n++) window.later = n; });
        addEventListener('error', () => window.uncaught = true);
        while (true) { try { for (;;) pass(100); } catch { caught++; } finally { window.caught = caught; } }`),
    });
    await frame.waitForFunction('window.later === 999');
    expect(await frame.evaluate('[caught, uncaught]')).toEqual([1, true]);
    expect(await told(frame)).toMatchObject([{ code: 'page-endless', line: 7 }]);
  });

  test('is told also where all that is thrown is caught; and a loop of nothing but promises is one', async () => {
    const { frame } = await stage.show({
      'index.html': html(
        'try { for (;;) pass(100); } catch (error) { window.said = error.message; }\n</script><script>' +
          '(async () => {\nfor (;;) { await null; pass(100); }\n})();',
      ),
    });
    expect(await frame.evaluate('said')).toBe('This loop never ends. Line 3 was stopped. Give that loop an end.');
    expect(await told(frame)).toMatchObject([
      { code: 'page-endless', file: 'index.html', line: 3 },
      { code: 'page-endless', file: 'index.html', line: 5 },
    ]);
  });

  test('leaves some time to what follows in its turn, and many of them together end in less than three seconds', async () => {
    const { frame } = await stage.show({
      'index.html': html(`
        let [ended, passed] = [0, 0];
        const on = (work) => addEventListener('load', work);
        on(() => { for (;;) { pass(10); passed += 10; } });
        on(() => { for (let n = 0; n < 1000; n++) { pass(0.1); passed += 0.1; } ended++; });
        for (let n = 0; n < 9; n++) on(() => { for (;;) { pass(10); passed += 10; } });
        on(() => { window.done = true; });`),
    });
    await frame.waitForFunction('window.done');
    const [ended, passed] = await frame.evaluate<[number, number]>('[ended, passed]');
    expect(ended).toBe(1);
    expect(passed).toBeLessThan(3_000);
    expect((await told(frame)).map((each) => 'line' in each && each.line)).toEqual([6, ...Array.from({ length: 9 }, () => 8)]);
  });

  test('in an attribute is one, and in what a handler of a message calls', async () => {
    const page = '<p id="a" onclick="\nwhile (1) pass(100)"></p><script>\nHANDLERS.go = () => { do pass(100); while (true); };</script>';
    const { frame } = await stage.show({ 'index.html': page });
    await frame.evaluate('a.click()');
    (await stage.client()).send({ op: 'go' });
    await stage.said((each) => endless(each) && 'line' in each && each.line === 3);
    expect(await told(frame)).toMatchObject([
      { code: 'page-endless', file: 'index.html', line: 2 },
      { code: 'page-endless', file: 'index.html', line: 3 },
    ]);
  });

  test('that the server sent is told as such: it is in no file', async () => {
    const { frame } = await stage.show({ 'index.html': html('const go = (each) => each();') });
    const client = await stage.client();
    client.send({ op: 'eval_js', script: '\ngo(() => { for (;;) pass(100); })' });
    await stage.said(endless);
    client.send({ op: 'eval_js', script: 'window.sum = 0; for (let n = 0; n < 500; n++) sum += n' });
    await frame.waitForFunction('window.sum === 124750');
    expect(await told(frame)).toEqual([{ wszero: 'trouble', code: 'eval-endless', params: { line: '2' } }]);
  });
});

describe('a loop is left alone', () => {
  test('that waits for a timer each time, or a file, or is that of an animation', async () => {
    const { frame } = await stage.show({
      'a.txt': '',
      'index.html': html(`
        const rounds = { timer: 0, file: 0, frame: 0 };
        (async () => { for (;;) { await new Promise((on) => setTimeout(on)); pass(100); rounds.timer++; } })();
        (async () => { for (;;) { await fetch('a.txt'); pass(100); rounds.file++; } })();
        function draw() { for (let n = 0; n < 500; n++) if (n === 7) pass(100); rounds.frame++; requestAnimationFrame(draw); }
        draw();`),
    });
    await frame.waitForFunction('Object.values(rounds).every((count) => count > 30)');
    expect(await told(frame)).toEqual([]);
  });

  test('that slept with the machine, that asks somebody, or that somebody has taken the guard from', async () => {
    const { frame } = await stage.show({
      'index.html': html(`
        let rounds = 0;
        for (const n of [1, 2, 3, 4]) { pass(1e6); rounds++; }
        while (rounds < 9) { confirm('on?'); rounds++; }
        globalThis.__wszero_loop = undefined;
        while (rounds < 99) { pass(1000); rounds++; }`),
    });
    expect(await frame.evaluate('rounds')).toBe(99);
    expect(await told(frame)).toEqual([]);
  });
});
