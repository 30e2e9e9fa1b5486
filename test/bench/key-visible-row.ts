import { LIMITS } from '../../server/protocol/limits.ts';
import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import type { SideEditor } from '../support/side-editor.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { Classroom } from './class/classroom.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const KEYS = 5;
const PUPILS = 30;
const SERVER = "setInterval(() => broadcast('tick', { n: 1 }), 10);\n";
const STYLE = 'h1 {\n  width: 10px;\n}\n';
/** It looks at what it shows with each frame, and prints when that is something else. */
const PAGE = `<!doctype html>
<link rel="stylesheet" href="style.css">
<h1>1</h1>
<script>
  let [tick, before] = [0, ''];
  HANDLERS.tick = ({ n }) => { tick = n; };
  function look() {
    const title = document.querySelector('h1');
    const shown = JSON.stringify({ server: tick, page: Number(title.textContent), style: parseInt(getComputedStyle(title).width) });
    if (before !== shown) console.log('shown', shown, performance.timeOrigin + performance.now());
    before = shown;
    requestAnimationFrame(look);
  }
  look();
</script>
`;

interface Edited {
  what: 'server' | 'page' | 'style';
  path: string;
  text: string;
  /** The key makes another number of what ends there: 5 behind 1 is 15. */
  behind: string;
  /** What it shows before. */
  number: number;
  /** The pause in the typing that is waited for, and what may come on top. Milliseconds. */
  pause: number;
  more: number;
}

const EDITED: Edited[] = [
  { what: 'server', path: 'server.js', text: SERVER, behind: 'n: 1', number: 1, pause: LIMITS.serverPauseMs, more: 100 },
  { what: 'page', path: 'index.html', text: PAGE, behind: '<h1>1', number: 1, pause: LIMITS.pagePauseMs, more: 200 },
  { what: 'style', path: 'style.css', text: STYLE, behind: '10', number: 10, pause: LIMITS.stylePauseMs, more: 70 },
];

export const keyVisibleRow: Row = {
  name: 'key-visible',
  about: 'From a key in the editor to the change that is seen in a pane, its pause for typing and all between the two included.',
  rounds: 3,
  async measure() {
    await using host = await startHost();
    return await measureEdits(host, 1, '');
  },
};

export const keyVisibleClassRow: Row = {
  name: 'key-visible-class',
  about: 'The same beside 30 pupils who type and 90 panes that chat.',
  rounds: 1,
  async measure() {
    await using classroom = await Classroom.open();
    await classroom.fill(PUPILS);
    return await measureEdits(classroom.gauged.host, 3, ' beside a class');
  },
};

/** `slower`: as often what may come on top of the pause for typing. */
async function measureEdits(host: RunningHost, slower: number, beside: string): Promise<Figure[]> {
  const browser = await openBrowser();
  try {
    const made = await createProject(host.url, { 'server.js': SERVER, 'index.html': PAGE, 'style.css': STYLE });
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    await ide.connected('Fox', 'Owl');
    await ide.page.evaluate(() => {
      const note = ({ timeStamp }: KeyboardEvent): void => {
        document.documentElement.dataset['key'] = String(performance.timeOrigin + timeStamp);
      };
      document.addEventListener('keydown', note, { capture: true });
    });
    const figures: Figure[] = [];
    for (const edited of EDITED) {
      const times = await timesOf(ide, edited);
      const { path, pause, more } = edited;
      figures.push(
        { what: `key to visible${beside}, ${path}, p50`, value: quantile(times, 0.5), unit: 'ms' },
        {
          what: `key to visible${beside}, ${path}, p95`,
          value: quantile(times, 0.95),
          unit: 'ms',
          budget: { atMost: pause + slower * more },
        },
      );
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function timesOf(ide: IdePage, edited: Edited): Promise<number[]> {
  const side: SideEditor = edited.what === 'server' ? ide.server : ide.site;
  await side.tab(edited.path).click();
  await side.caretBehind(edited.text, edited.behind);
  const times: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    times.push(await timeOf(ide, edited, '5'));
    times.push(await timeOf(ide, edited, 'Backspace'));
  }
  return times;
}

async function timeOf({ page }: IdePage, { what, number }: Edited, key: '5' | 'Backspace'): Promise<number> {
  const wanted = new RegExp(`^shown .*"${what}":${key === '5' ? `${String(number)}5` : String(number)}[,}].* ([\\d.]+)$`);
  const printed = page.waitForEvent('console', { ...PATIENCE, predicate: (line) => wanted.test(line.text()) });
  await page.keyboard.press(key);
  const [, seen = ''] = wanted.exec((await printed).text()) ?? [];
  return Number(seen) - Number(await page.locator('html').getAttribute('data-key'));
}
