import type { Page } from 'playwright-core';
import { PATIENCE } from '../support/ide-page.ts';
import { inIde } from './in-ide.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const KEYS = 15;
const HANDLERS = 50;

/** Three lines a handler on each side: 300 lines in all. The first op is the one that a key changes. */
const SERVER = numbered((n) => `on('op${n}', (client, text) => {\n  broadcast('done${n}', { text, from: client.name });\n});\n`);
const PAGE = numbered((n) => `HANDLERS.done${n} = (msg) => {\n  send_message({ op: 'op${n}', text: msg.text });\n};\n`);

function numbered(lines: (n: string) => string): string {
  return Array.from({ length: HANDLERS }, (_, at) => lines(String(at))).join('');
}

export const checkRow: Row = {
  name: 'check',
  about: "From a key in the server's code to the mark in the page's code, 300 lines: both sides are checked between the two.",
  rounds: 3,
  measure: () =>
    inIde({ server: SERVER, page: PAGE }, async (ide) => {
      await ide.server.caretBehind(SERVER, "on('op0");
      await timeMarks(ide.page);
      const times: number[] = [];
      // The first one waits for the checker to arrive.
      for (let key = 0; key <= KEYS; key += 1) {
        const time = await timeOf(ide.page, 'x', 1);
        if (key > 0) times.push(time);
        await timeOf(ide.page, 'Backspace', 0);
      }
      return [
        { what: 'key to mark across both sides, 300 lines, p50', value: quantile(times, 0.5), unit: 'ms' },
        { what: 'key to mark across both sides, 300 lines, p95', value: quantile(times, 0.95), unit: 'ms', budget: { atMost: 250 } },
      ];
    }),
};

/** Has the page note when a key went down, and when the number of marks on the page's side changed after it. */
async function timeMarks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const marks = (): number => (document.querySelector('section.editor.is-page .squiggly-error') ? 1 : 0);
    const watch = { down: 0, marks: marks(), took: -1 };
    Object.assign(window, { watch });
    document.addEventListener('keydown', () => Object.assign(watch, { down: performance.now(), took: -1 }), { capture: true });
    new MutationObserver(() => {
      if (marks() === watch.marks) return;
      Object.assign(watch, { marks: marks(), took: performance.now() - watch.down });
    }).observe(document.body, { subtree: true, childList: true });
  });
}

/** Milliseconds from this key to there being `marks` or none. */
async function timeOf(page: Page, key: string, marks: 0 | 1): Promise<number> {
  await page.keyboard.press(key);
  const took = await page.waitForFunction(
    (wanted) => {
      const watch: unknown = 'watch' in window ? window.watch : undefined;
      if (typeof watch !== 'object' || watch === null || !('marks' in watch) || !('took' in watch)) return undefined;
      return watch.marks === wanted && typeof watch.took === 'number' && watch.took >= 0 ? { ms: watch.took } : undefined;
    },
    marks,
    PATIENCE,
  );
  const value = await took.jsonValue();
  if (!value) throw new Error('no mark came');
  return value.ms;
}
