import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createProject } from '../../support/api.ts';
import { openPage } from '../../support/browser.ts';
import { browser, host } from '../../support/host-and-browser.ts';

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

  test('each kind of script; each is told by its line, and the others run', async () => {
    const shown = await show({
      'server.js': 'on("go", (client) => client.eval_js("\\nfor (const a of [1])\\n  while (a) {}"));',
      'index.html': `<body>
<p onclick="for (const n of list) list.push(n)">a</p>
<script>let list = [1]; document.querySelector("p").click();</script>
<script>(async () => {
  for (;;) await null;
})();</script>
<script>
for (;;) { try {
  for (;;);
} catch {} }
</script>
<script src="a.js"></script>
<script type="module" src="b.js"></script>
<script type="module" src="d.ts"></script>
<script src="e.jsx"></script>
<script type="module">send_message({ op: "go" })</script>`,
      'a.js': '\n\nlet n = 0; while (n >= 0) { n = 0; }',
      'b.js': 'import "./c.mjs";',
      'c.mjs': 'let n = 1;\ndo {\n} while (n);',
      'd.ts': 'interface A {\n  a: number;\n}\n\nfor (let n: number = 0; ; n++) {}',
      'e.jsx': 'const a = (\n  <p>\n    {(() => {\n      for (;;) {}\n    })()}\n  </p>\n);',
    });
    const sent = 'A loop in the code of "eval_js" never ends. Its line 3 was stopped. Give that loop an end.';
    await expect.poll(() => shown.said, { timeout: 60_000 }).toContain(sent);
    const [last, ...places] = shown.thrown.reverse();
    expect(last).toContain('eval_js:3');
    expect(places.reverse()).toEqual(['index.html:2', 'index.html:5', 'index.html:9', 'a.js:3', 'c.mjs:3', 'd.ts:5', 'e.jsx:4']);
    // Of the two in line 8 and 9 the inner one, whose error was caught and went on to be thrown in the outer one.
    for (const line of [2, 5, 9, 3, 2, 5, 4]) expect(shown.said).toContain(stopped(line));
    expect(shown.said).not.toContain(stopped(8));
    await answers(shown);
  });
});

test('an honest animation goes on, whatever it computes', async () => {
  const shown = await show(
    {
      'index.html': `<canvas></canvas><script>
      let frames = 0, sum = 0;
      function draw() { for (let n = 0; n < 100000; n++) sum += Math.sqrt(n); frames++; requestAnimationFrame(draw); }
      draw();</script>`,
    },
    { clock: '' },
  );
  await shown.page.waitForFunction('frames >= 120');
  expect(shown.thrown).toEqual([]);
  await answers(shown);
});
