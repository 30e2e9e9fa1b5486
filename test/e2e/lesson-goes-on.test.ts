/** What becomes of a lesson when it is left, found again, copied, or done by two at once. */
import { expect, test } from 'vitest';
import { createFromLesson, putFiles, readProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { LessonDrawer } from '../support/lesson-drawer.ts';

const LONG = { timeout: 240_000 } as const;
const HELLO = "on('hello', (client) => {\n  client.send('answer', { text: 'Hello!' });\n});\n";
const TO_ALL = `${HELLO}on('joke', () => broadcast('answer', { text: 'Knock!' }));\n`;
const TO_ONE = `${HELLO}on('joke', (client) => client.send('answer', { text: 'Knock!' }));\n`;

test('on another computer, the four words open a lesson where it was left, with its ticks', LONG, async () => {
  const made = await createFromLesson(host.url, 'hello-server');
  {
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const drawer = await LessonDrawer.of(ide);
    await drawer.press('Nobody');
    await drawer.ticked();
    await drawer.next(2);
    await drawer.pressInPage('Hello');
    await drawer.ticked();
    await drawer.press('Tell a joke');
    await drawer.says('step 5 of 6');
    await ide.saved();
  }
  await using other = await IdePage.blank(browser);
  const { page } = other;
  await page.goto(`${host.schoolUrl}/`);
  // Words that are typed with spaces between them spread over the fields.
  await page.getByLabel('Word 1').fill(made.words.join(' '), PATIENCE);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const drawer = await LessonDrawer.of(other);
  await drawer.says('step 5 of 6');
  expect(await drawer.ticks.locator('.name').allInnerTexts()).toEqual([
    expect.stringContaining('Guess who answers'),
    expect.stringContaining('Press Hello'),
  ]);
  await drawer.says('Not yet.');
  // The start page of this computer knows it from now on.
  await page.goto(`${host.schoolUrl}/`);
  await page.getByRole('link', { name: 'Go on with lesson 1' }).click(PATIENCE);
  await (await LessonDrawer.of(other)).says('step 5 of 6');
});

test('a lesson that is left keeps its code, and is opened again where it was', LONG, async () => {
  const made = await createFromLesson(host.url, 'hello-server');
  await putFiles(host.url, made, { 'server.js': TO_ONE });
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const drawer = await LessonDrawer.of(ide);
  await drawer.press('Tell a joke');
  await drawer.ticked();
  await drawer.next(6);
  await drawer.press('Next');
  // Not everything was done, and nothing else is claimed.
  await drawer.says('Some steps have no tick yet.');
  expect(await drawer.root.getByText('You built it!').count()).toBe(0);
  await drawer.press('Keep building');
  await drawer.root.waitFor({ ...PATIENCE, state: 'detached' });
  await ide.saved();
  await ide.page.reload();
  await ide.whole();
  expect((await readProject(host.url, made)).files['server.js']).toBe(TO_ONE);
  // Who has left it is not led back into it.
  expect(await drawer.root.count()).toBe(0);
  await ide.page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await drawer.press('Guess who answers');
  await drawer.says('step 1 of 6');
});

test('a copy of a lesson has its code, and none of the ticks that somebody else has earned', LONG, async () => {
  const made = await createFromLesson(host.url, 'hello-server');
  await putFiles(host.url, made, { 'server.js': TO_ONE });
  await using ide = await IdePage.blank(browser);
  await ide.page.goto(`${host.schoolUrl}${made.links.remix}`);
  await ide.page.getByRole('button', { name: 'Make my own copy' }).click(PATIENCE);
  await ide.whole();
  await ide.connected('Fox', 'Owl');
  expect((await ide.server.shown()).join('\n')).toContain("on('joke'");
  expect(await ide.page.locator('.lesson').count()).toBe(0);
  await ide.page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await ide.page.locator('.lesson-card', { hasText: 'Hello, server' }).waitFor(PATIENCE);
});

test('two who do a lesson together share its place and its ticks, and their checks come to an end', LONG, async () => {
  const made = await createFromLesson(host.url, 'hello-server');
  await using one = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await using two = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const drawers = [await LessonDrawer.of(one), await LessonDrawer.of(two, ['Hare', 'Frog'])] as const;
  await drawers[0].press('Tell a joke');
  for (const drawer of drawers) await drawer.says('step 5 of 6');
  await putFiles(host.url, made, { 'server.js': TO_ALL });
  for (const drawer of drawers) await drawer.says('Bo heard the joke too');
  await putFiles(host.url, made, { 'server.js': TO_ONE });
  for (const drawer of drawers) await drawer.ticked();
  await drawers[1].next(6);
  await drawers[0].says('step 6 of 6');
  for (const drawer of drawers) expect(await drawer.ticks.count()).toBe(1);
});
