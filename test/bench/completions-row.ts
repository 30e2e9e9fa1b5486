import { PATIENCE, type IdePage } from '../support/ide-page.ts';
import { inIde } from './in-ide.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';
import { slowDown } from './slow-page.ts';

const TIMES = 12;
const SERVER = "on('say', (client, text) => {\n  broadcast('said', { text, from: client.name });\n});\n";
const PAGE = "HANDLERS.said = (msg) => {\n  console.log(msg.text);\n};\nsend_message({ op: 'say', text: 'hello' });\n";

export const completionsRow: Row = {
  name: 'completions',
  about: "From a dot behind HANDLERS in the page's code to the list of messages that the server sends. CPU slowed 4 times.",
  rounds: 3,
  measure: () =>
    inIde({ server: SERVER, page: PAGE }, async (ide) => {
      await slowDown(ide);
      await ide.site.caretBehind(PAGE, "text: 'hello' });\n");
      const times: number[] = [];
      // the first one waits for the checker to arrive
      for (let n = 0; n <= TIMES; n += 1) {
        const time = await timeToList(ide);
        if (n > 0) times.push(time);
      }
      return [
        { what: 'key to the list of completions, p50', value: quantile(times, 0.5), unit: 'ms' },
        { what: 'key to the list of completions, p95', value: quantile(times, 0.95), unit: 'ms' },
      ];
    }),
};

async function timeToList({ page }: IdePage): Promise<number> {
  await page.keyboard.type('HANDLERS');
  await page.keyboard.press('Escape');
  const list = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'said' }).first();
  await page.evaluate(() => {
    const watch = { down: 0, shown: 0 };
    Object.assign(window, { watch });
    document.addEventListener('keydown', () => (watch.down ||= performance.now()), { capture: true, once: true });
    const look = (): void => {
      const rows = [...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')];
      if (watch.down > 0 && rows.some((row) => row.textContent.includes('said'))) watch.shown = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.keyboard.type('.');
  await list.waitFor(PATIENCE);
  const shown = await page.waitForFunction(
    () => {
      const { down, shown } = Reflect.get(window, 'watch') as { down: number; shown: number };
      return shown > 0 ? { ms: shown - down } : undefined;
    },
    undefined,
    PATIENCE,
  );
  const value = await shown.jsonValue();
  await page.keyboard.press('Escape');
  for (let n = 0; n < 'HANDLERS.'.length; n += 1) await page.keyboard.press('Backspace');
  if (!value) throw new Error('no list came');
  return value.ms;
}
