import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { OfferUndo } from '../../../ide/parts/offer-undo.ts';
import '../../../ide/time-machine/wz-time-machine.ts';
import { MemoryWorkbench } from '../panels/memory-workbench.ts';
import { OPEN_PROJECT } from '../panels/project-state.ts';
import { eventually, Shown } from '../panels/shown.ts';

const MINUTE = 60_000;
const NOW = { 'server.js': 'one\ntwo\nthree\n', 'index.html': 'page' };

let shown: Shown;
let offers: OfferUndo[] = [];
afterEach(() => shown.remove());

/** With two versions of the project: an old one with a name, and one of five minutes ago. */
function workbenchWith(versions = true): MemoryWorkbench {
  const workbench = new MemoryWorkbench(OPEN_PROJECT, NOW);
  workbench.store.update({ files: workbench.store.state.files.filter(({ path }) => path in NOW) });
  const { now } = workbench.versions;
  if (versions)
    workbench.versions.all = [
      { version: { n: 3, at: now - 90 * MINUTE, why: 'named', name: 'The good one' }, files: [{ path: 'old.css', text: 'p {}' }] },
      {
        version: { n: 7, at: now - 5 * MINUTE, why: 'step', step: 2 },
        files: [
          { path: 'server.js', text: 'one\n2\nthree\n' },
          { path: 'index.html', text: 'page' },
        ],
      },
    ];
  return workbench;
}

async function open(workbench: MemoryWorkbench): Promise<void> {
  offers = [];
  const keep = (event: OfferUndo): void => void offers.push(event);
  shown = new Shown(html`<div @offer-undo=${keep}><wz-time-machine></wz-time-machine></div>`, workbench);
  await shown.settled();
  shown.button('Time machine').click();
  await eventually(() => shown.all('dialog[open]').length).toBe(1);
}

function slider(): HTMLInputElement {
  return shown.findAs(HTMLInputElement, 'input[type="range"]');
}

test('who may only look has no time machine', async () => {
  shown = new Shown(html`<wz-time-machine></wz-time-machine>`, new MemoryWorkbench({ ...OPEN_PROJECT, role: 'look' }));
  await shown.settled();
  expect(shown.words).toBe('');
});

test('it looks for versions, and begins at now, with the slider in the hand', async () => {
  const workbench = workbenchWith();
  let answer = (): void => undefined;
  workbench.versions.until = new Promise((resolve) => (answer = resolve));
  await open(workbench);
  await eventually(() => shown.words).toContain('Looking for versions…');
  answer();
  await eventually(() => shown.words).toContain('This is your project as it is now.');
  expect(document.activeElement).toBe(slider());
  expect(slider().ariaValueText ?? slider().getAttribute('aria-valuetext')).toBe('Now');
  expect([slider().min, slider().max, slider().value]).toEqual(['0', '2', '2']);
});

test('says how versions come, where there is none', async () => {
  await open(workbenchWith(false));
  await eventually(() => shown.words).toContain('Versions come by themselves, when you stop typing for a while.');
});

test('goes back by arrow keys, and says when and why each version was made, and what it would change', async () => {
  await open(workbenchWith());
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.all('ins').length).toBe(2);
  expect(shown.find('.version-head').textContent).toMatch(/Step 3 done\s+5 min ago/);
  expect(slider().getAttribute('aria-valuetext')).toBe('5 min ago. Step 3 done. 2 of 2');
  expect(shown.find('.version-side.is-server').textContent.replace(/\s+/g, ' ')).toContain(
    'server.js changes one taken away: two new: 2 three',
  );
  expect(shown.find('.version-side.is-page').textContent).toContain('Nothing changes here.');

  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.find('.version-side.is-page').textContent).toContain('old.css');
  expect(shown.find('.version-head').textContent).toMatch(/The good one\s+2 h ago/);
  const fates = shown.all('figcaption').map((each) => each.textContent.replace(/\s+/g, ' ').trim());
  expect(fates).toEqual(['server.js goes away', 'index.html goes away', 'old.css comes back']);
  shown.button('One version forward').click();
  await eventually(() => shown.find('.version-head').textContent).toContain('Step 3 done');
});

test('shows all of a version where that is wanted', async () => {
  await open(workbenchWith());
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.all('figure').length).toBe(1);
  shown.find('input[type="checkbox"]').click();
  await eventually(() => shown.all('figure').length).toBe(2);
  expect(shown.find('.version-side.is-page').textContent).toMatch(/index\.html\s+stays\s+page/);
});

test('asks for no version twice, and for none that was slid past', async () => {
  const workbench = workbenchWith();
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  let answer = (): void => undefined;
  workbench.versions.until = new Promise((resolve) => (answer = resolve));
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}');
  await eventually(() => shown.words).toContain('Opening this version…');
  answer();
  await eventually(() => shown.all('ins').length).toBe(2);
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
  await eventually(() => shown.all('ins').length).toBe(2);
  expect(workbench.asked.filter((asked) => asked.startsWith('version'))).toEqual(['version 7']);
});

test('brings one back, and offers to put back what was there; that is offered again until it has worked', async () => {
  const workbench = workbenchWith();
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.all('figure').length).toBe(1);
  shown.button('Bring this back').click();
  await eventually(() => offers.map(({ words }) => words)).toEqual(['Your project is as it was 5 min ago.']);
  await eventually(() => shown.all('dialog').length).toBe(0);
  workbench.versions.problem = 'no-host';
  offers[0]?.undo();
  await eventually(() => offers.map(({ words }) => words).at(1)).toBe('The server does not answer. It is not put back yet.');
  workbench.versions.problem = undefined;
  offers[1]?.undo();
  await eventually(() => workbench.asked.filter((asked) => asked.startsWith('restore'))).toEqual(['restore 7', 'restore 99', 'restore 99']);
  expect(offers).toHaveLength(2);
});

test('tells how many pictures could not come back', async () => {
  const workbench = workbenchWith();
  workbench.versions.gone = ['a.png', 'b.mp3'];
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.all('figure').length).toBe(1);
  shown.button('Bring this back').click();
  await eventually(() => offers.map(({ words }) => words)).toEqual([
    'Your project is as it was 5 min ago. 2 pictures or sounds are no longer here.',
  ]);
});

test('stays open and says so where it could not be brought back', async () => {
  const workbench = workbenchWith();
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.all('figure').length).toBe(1);
  workbench.versions.problem = 'no-host';
  shown.button('Bring this back').click();
  await eventually(() => shown.find('[role="alert"]').textContent).toContain('The server does not answer');
  expect(offers).toEqual([]);
});

test.each([
  ['no-host', 'The server does not answer'],
  ['refused', 'That did not work'],
] as const)('without an answer (%s) it says so, and tries again', async (problem, words) => {
  const workbench = workbenchWith();
  workbench.versions.problem = problem;
  await open(workbench);
  await eventually(() => shown.words).toContain(words);
  workbench.versions.problem = undefined;
  shown.button('Try again').click();
  await eventually(() => shown.words).toContain('This is your project as it is now.');
});

test('a version that has gone meanwhile is told, and the others are there', async () => {
  const workbench = workbenchWith();
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  workbench.versions.problem = 'gone';
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.words).toContain('This version is no longer here');
  workbench.versions.problem = undefined;
  await userEvent.keyboard('{ArrowLeft}');
  await eventually(() => shown.all('figure').length).toBe(3);
});

test('keeps what is there now under a name, and gives a version another', async () => {
  const workbench = workbenchWith();
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  shown.find('.version-name input').focus();
  await userEvent.keyboard('Before lunch{Enter}');
  await eventually(() => shown.words).toContain('Kept.');
  await eventually(() => slider().max).toBe('3');
  expect(slider().value).toBe('3');
  slider().focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await eventually(() => shown.find('h3').textContent).toBe('Step 3 done');
  shown.find('.version-name input').focus();
  await userEvent.keyboard('Third step{Enter}');
  await eventually(() => shown.find('h3').textContent).toBe('Third step');
  expect(shown.find('.version-head p').textContent.replace(/\s+/g, ' ')).toBe('5 min ago · Step 3 done');
  expect(workbench.asked.filter((asked) => /keep|name/.test(asked))).toEqual(['keep-version Before lunch', 'name-version 7 Third step']);
});

test('a name of nothing is none', async () => {
  const workbench = workbenchWith();
  await open(workbench);
  await eventually(() => shown.all('input[type="range"]').length).toBe(1);
  shown.button('Keep this name').click();
  await shown.settled();
  expect(document.activeElement).toBe(shown.find('.version-name input'));
  expect(workbench.asked.filter((asked) => asked.startsWith('keep'))).toEqual([]);
});
