import { expect, it } from 'vitest';
import { resultsOf } from '../results.ts';
import type { Figure } from '../row.ts';
import { benchPage, type Report } from './bench-page.ts';

const FIGURES: Figure[] = [
  { what: 'echo: of <bare> ws', value: 0.9, unit: '×', budget: { atLeast: 0.6 } },
  { what: 'first paint', value: 700, unit: 'ms', budget: { atMost: 500 } },
  {
    what: 'memory',
    value: 100,
    unit: 'bytes',
    over: {
      what: 'minutes',
      points: [
        [0, 90],
        [1, 100],
      ],
    },
  },
  {
    what: 'shell',
    value: 100,
    unit: 'bytes',
    parts: [
      { what: 'lit', value: 60 },
      { what: 'ours', value: 39.5 },
      { what: 'dust', value: 0.5 },
    ],
  },
];
const REPORT: Report = {
  at: '2026-05-04T10:20:30.000Z',
  command: 'npm run bench',
  machine: { node: 'v20.19.0', system: 'linux x64', cores: 2, cpu: 'a slow one', memoryBytes: 8e9 },
  results: resultsOf('sample', [FIGURES]),
};

const page = benchPage(REPORT, [{ name: 'sample', about: 'What is measured.' }]);

it('tells each figure with its budget, and which are missed', () => {
  expect(page).toContain('echo: of &lt;bare&gt; ws');
  expect(page).not.toContain('<bare>');
  expect(page).toContain('<strong>1 of 2</strong> figures');
  expect(page.match(/<h2>Missed<\/h2>\n<ul>(.*)<\/ul>/)?.[1]).toBe('<li><a href="#sample">sample</a>: first paint</li>');
  expect(page).toContain('at most 500 ms');
});

it('draws how a figure went, and what it is made of', () => {
  expect(page).toMatch(/<svg class="graph".* class="curve"/);
  expect(page).toMatch(/<svg class="parts".*<title>lit: 60 bytes<\/title>.*<title>the rest: 0\.5 bytes<\/title>/);
  expect(page).toContain('<li>dust: 0.5 bytes</li>');
});

it('is a page by itself', () => {
  expect(page).not.toMatch(/<script|\bsrc=|<link|url\(|https?:/);
});
