import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject } from '../../support/api.ts';
import { openBrowser, openPage } from '../../support/browser.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** A minute of the page's clock is three seconds: the guard's two seconds would be waited for again and again. */
const QUICK_CLOCK = 'const now = performance.now.bind(performance); performance.now = () => now() * 20;';

/** Tells what a page says of loops, and where the loops are. */
interface Shown {
  page: Page;
  /** What nobody caught: the file and line that are innermost, our own aside. */
  thrown: string[];
  /** What the console said. */
  said: string[];
}

async function show(files: Record<string, string>, { clock = QUICK_CLOCK }: { clock?: string } = {}): Promise<Shown> {
  const project = await createProject(host.url, { 'server.js': '', ...files });
  const { page } = await openPage(browser);
  const shown: Shown = { page, thrown: [], said: [] };
  page.on('pageerror', ({ stack = '' }) => {
    const [, place = stack] = /\/p\/[^/]+\/((?!wszero\.js)[^?:\s]*:\d+):\d+/.exec(stack) ?? [];
    shown.thrown.push(place);
  });
  page.on('console', (message) => shown.said.push(message.text()));
  await page.addInitScript(clock);
  await page.goto(`${host.schoolUrl}/p/${project.play}/index.html`);
  return shown;
}

/** A page that answers draws, counts and sends. */
async function answers({ page }: Shown): Promise<void> {
  await page.evaluate('send_message({ op: "none" })');
  await page.evaluate('new Promise((on) => requestAnimationFrame(on))');
  await page.close();
}

const stopped = (line: number): string => `This loop never ends. Line ${line} was stopped. Give that loop an end.`;

describe('a loop that never ends, in', () => {
  test('a script of the page, by the real clock', async () => {
    const shown = await show({ 'index.html': '<!doctype html>\n<script>\n  for (;;);\n</script>' }, { clock: '' });
    expect(shown).toMatchObject({ thrown: ['index.html:3'], said: expect.arrayContaining([stopped(3)]) as unknown });
    await answers(shown);
  });

  test.each([
    ['a file', { 'index.html': '<script src="a.js"></script>', 'a.js': '\n\nlet n = 0; while (n >= 0) { n = 0; }' }, 'a.js:3', 3],
    [
      'a module',
      { 'index.html': '<script type="module" src="a.js"></script>', 'a.js': 'import "./b.mjs";', 'b.mjs': 'do {\n} while (true)' },
      'b.mjs:2',
      1,
    ],
    [
      'TypeScript',
      {
        'index.html': '<script type="module" src="a.ts"></script>',
        'a.ts': 'interface A {\n  a: number;\n}\n\nfor (let n: number = 0; ; n++) {}',
      },
      'a.ts:5',
      5,
    ],
    [
      'JSX',
      {
        'index.html': '<script src="a.jsx"></script>',
        'a.jsx': 'const a = (\n  <p>\n    {(() => {\n      for (;;) {}\n    })()}\n  </p>\n);',
      },
      'a.jsx:4',
      4,
    ],
    [
      'an attribute',
      {
        'index.html':
          '<body>\n<p onclick="for (const n of list) list.push(n)">a</p>\n<script>let list = [1];</script><script defer src="a.js"></script>',
        'a.js': 'document.querySelector("p").click()',
      },
      'index.html:2',
      2,
    ],
    ['a promise', { 'index.html': '<script>\n(async () => { for (;;) await null; })()</script>' }, 'index.html:2', 2],
  ])('%s', async (_what, files: Record<string, string>, place, line) => {
    const shown = await show(files);
    await expect.poll(() => shown.thrown).toEqual([place]);
    expect(shown.said).toContain(stopped(line));
    await answers(shown);
  });

  test('code that catches all errors, in a loop', async () => {
    const shown = await show({ 'index.html': '<script>\nfor (;;) { try {\nfor (;;);\n} catch {} }</script>' });
    expect(shown.thrown.length).toBe(1);
    expect(shown.said.filter((text) => text === stopped(3))).toHaveLength(1);
    await answers(shown);
  });

  test('code that the server sends', async () => {
    const shown = await show({
      'server.js': 'on("go", (client) => client.eval_js("\\nfor (const a of [1])\\n  while (a) {}"));',
      'index.html': '<script>send_message({ op: "go" })</script>',
    });
    const text = 'A loop in the code of "eval_js" never ends. Its line 3 was stopped. Give that loop an end.';
    await expect.poll(() => shown.said).toContain(text);
    await answers(shown);
  });
});

test('an honest animation goes on, whatever it computes', async () => {
  const shown = await show({
    'index.html': `<canvas></canvas><script>
      let frames = 0, sum = 0;
      function draw() { for (let n = 0; n < 100000; n++) sum += Math.sqrt(n); frames++; requestAnimationFrame(draw); }
      draw();</script>`,
  });
  await shown.page.waitForFunction('frames >= 120');
  expect(shown.thrown).toEqual([]);
  await answers(shown);
});
