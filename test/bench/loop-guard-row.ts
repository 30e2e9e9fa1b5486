import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { startHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const ROUNDS = 9;

/** What pupils' pages compute, each so much that it takes some milliseconds. */
const WORK = {
  'sorting 500 numbers by hand': `
    const list = Array.from({ length: 500 }, (_, n) => (n * 7919) % 1009);
    for (let a = 0; a < list.length; a++) {
      for (let b = 0; b < list.length - 1; b++) if (list[b] > list[b + 1]) [list[b], list[b + 1]] = [list[b + 1], list[b]];
    }`,
  '2,000 particles, 50 frames': `
    const all = Array.from({ length: 2000 }, (_, n) => ({ x: n, y: n, dx: (n % 7) - 3, dy: (n % 5) - 2 }));
    for (let frame = 0; frame < 50; frame++) {
      for (const one of all) {
        one.x += one.dx;
        one.y += one.dy;
        if (one.x < 0 || one.x > 2000) one.dx = -one.dx;
        if (one.y < 0 || one.y > 2000) one.dy = -one.dy;
      }
    }`,
  'a game of life, 100 by 100': `
    let grid = Array.from({ length: 100 }, (_, y) => Array.from({ length: 100 }, (_, x) => (x * y) % 3 === 0));
    for (let step = 0; step < 3; step++) {
      const next = [];
      for (let y = 0; y < 100; y++) {
        const row = [];
        for (let x = 0; x < 100; x++) {
          let near = 0;
          for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) if ((dx || dy) && grid[y + dy]?.[x + dx]) near++;
          row.push(near === 3 || (near === 2 && grid[y][x]));
        }
        next.push(row);
      }
      grid = next;
    }`,
  'counting the words of a text': `
    const words = {};
    for (const word of 'the fox and the owl and the hare ran on and on '.repeat(2000).split(' ')) words[word] = (words[word] ?? 0) + 1;`,
  'a list of 500 elements': `
    const list = document.createElement('ul');
    for (let n = 0; n < 500; n++) {
      const item = document.createElement('li');
      item.textContent = 'Line ' + n;
      list.append(item);
    }
    document.body.append(list);
    list.remove();`,
  'primes below 20,000': `
    let found = 0;
    for (let n = 2; n < 20000; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
      if (prime) found++;
    }`,
  'an empty loop, a million rounds': `for (let n = 0; n < 1e6; n++);`,
};

/** The same work as text: what runs it is kept under a name. */
const scriptOf = (name: string): string =>
  `globalThis.${name} = {${Object.values(WORK)
    .map((work, at) => `work${String(at)}() {${work}\n}`)
    .join(',\n')}};\n`;

export const loopGuardRow: Row = {
  name: 'loop-guard',
  about: 'What loops of pages cost with the guard in their head, against the same code without it, in one page.',
  rounds: 3,
  async measure() {
    await using host = await startHost();
    const browser = await openBrowser();
    try {
      const project = await createProject(host.url, {
        'server.js': '',
        'index.html': '<!doctype html>\n<body></body>\n<script src="work.js"></script>\n',
        'work.js': scriptOf('guarded'),
      });
      const page = await browser.newPage();
      await page.goto(`${host.schoolUrl}/p/${project.play}/index.html`);
      // what comes by the debugger is nobody's file, and so is not guarded
      await page.evaluate(scriptOf('plain'));
      const figures: Figure[] = [];
      for (const [at, what] of Object.keys(WORK).entries()) {
        const ratios = await page.evaluate<number[]>(timing(at));
        figures.push({ what: `${what}: guarded against not, median`, value: quantile(ratios, 0.5), unit: '×' });
      }
      return figures;
    } finally {
      await browser.close();
    }
  },
};

/** Each round runs both, so often that a round takes some 20 ms; which goes first alternates. */
function timing(at: number): string {
  return `(() => {
    const time = (work, times) => {
      const began = performance.now();
      for (let n = 0; n < times; n++) work();
      return performance.now() - began;
    };
    const [guarded, plain] = [globalThis.guarded.work${String(at)}, globalThis.plain.work${String(at)}];
    const once = time(plain, 3) / 3;
    time(guarded, 3);
    const times = Math.max(1, Math.round(20 / once));
    return Array.from({ length: ${String(ROUNDS)} }, (_, round) => {
      const first = round % 2 === 0 ? time(guarded, times) : 0;
      const base = time(plain, times);
      return (first || time(guarded, times)) / base;
    });
  })()`;
}
