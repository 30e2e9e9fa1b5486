/** A lesson as a pupil does it, in a real browser and by typing. */
import { describe, expect, test } from 'vitest';
import { createFromLesson, createProject, putFiles, readProject } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { LessonDrawer } from '../support/lesson-drawer.ts';

const LONG = { timeout: 240_000 } as const;
const SERVER = `// The page says hello. The server answers.
on('hello', (client) => {
  client.send('answer', { text: 'Hello!' });
});
`;

test('lesson 1 is done to its end, with a wrong guess, a hint and a mistake, and the next one begins', LONG, async () => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  await page.goto(`${host.schoolUrl}/`);
  await page.getByRole('button', { name: 'Start lesson 1' }).click(PATIENCE);
  const drawer = await LessonDrawer.of(ide);
  await drawer.says('Lesson 1 · step 1 of 6');
  await drawer.press('Owl');
  await drawer.says('Good try.');
  await drawer.ticked();

  await drawer.press('Next');
  await drawer.pressInPage('Hello');
  await drawer.ticked();

  await drawer.press('Next');
  const code = await ide.server.replace(SERVER, "'Hello!'", "'Good day!'");
  await drawer.pressInPage('Hello');
  await drawer.ticked();

  await drawer.press('Next');
  await ide.site.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type("joke.onclick = () => send_message({ op: 'joke' });");
  await ide.saved();
  await page.locator('.pane.is-fox iframe').waitFor(PATIENCE);
  // The pages are loaded anew with the new line; until then a press does nothing.
  await expect
    .poll(async () => {
      await drawer.pressInPage('Joke');
      return await drawer.root.locator('.step.now.is-done').count();
    }, PATIENCE)
    .toBe(1);

  await drawer.press('Next');
  await drawer.says('Not yet.');
  expect(await drawer.picture.getAttribute('aria-label')).toContain('Ann sent joke to the server. It was not handled.');
  await drawer.press('Hint 1 of 3');
  await drawer.says('put it under the first one');
  // Everyone hears it, who did not ask for it.
  const joke = "on('joke', (client) => broadcast('answer', { text: 'Knock!' }));";
  await ide.server.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(joke);
  await drawer.says('Bo heard the joke too');
  expect(await drawer.picture.getAttribute('aria-label')).toContain('Bo got answer too.');
  await ide.server.replace(code + joke, "broadcast('answer'", "client.send('answer'");
  await drawer.ticked();
  await expectAccessible(page, 'a step that is ticked');

  await drawer.press('Next');
  await drawer.press('Next');
  await drawer.says('You built it!');
  await ide.saved();
  await page.getByRole('button', { name: 'Next lesson' }).click();
  await page.getByRole('heading', { name: 'Tell everyone', level: 2 }).waitFor(PATIENCE);
  await ide.whole();
  await ide.saved();

  await page.goto(`${host.schoolUrl}/`);
  const cards = page.locator('.lesson-card');
  await cards.first().waitFor(PATIENCE);
  expect(await cards.nth(0).innerText()).toContain('Done');
  expect(await cards.nth(1).innerText()).toContain('Step 1 of');
  await page.getByRole('link', { name: 'Go on with lesson 2' }).click();
  await page.getByRole('heading', { name: 'Tell everyone', level: 2 }).waitFor(PATIENCE);
  ide.expectClean(new URL(host.schoolUrl).host);
});

describe('a project of a lesson', () => {
  test('is at the same step on another computer', LONG, async () => {
    const made = await createFromLesson(host.url, 'hello-server');
    {
      await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
      const drawer = await LessonDrawer.of(ide);
      await drawer.press('The server');
      await drawer.ticked();
      await drawer.press('Next');
      await drawer.says('step 2 of 6');
      await ide.saved();
    }
    await using other = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const drawer = await LessonDrawer.of(other);
    await drawer.says('step 2 of 6');
    expect(await drawer.ticks.count()).toBe(1);
  });

  test('is done by keyboard alone', LONG, async () => {
    const made = await createFromLesson(host.url, 'hello-server');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const { page } = ide;
    const drawer = await LessonDrawer.of(ide);
    await drawer.says('step 1 of 6');
    await page.locator('.home').focus();
    await page.keyboard.press('F6');
    await page.locator('.go-next:focus').waitFor(PATIENCE);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await drawer.says('step 6 of 6');
    await page.keyboard.press('Escape');
    await drawer.root.waitFor({ ...PATIENCE, state: 'detached' });
    await page.locator('wz-lessons button:focus').waitFor(PATIENCE);
    await page.keyboard.press('Enter');
    await drawer.says('step 6 of 6');
  });

  test('gets the code of a step by Show me, which ticks it and can be put back, the tick with it', LONG, async () => {
    const made = await createFromLesson(host.url, 'hello-server');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const drawer = await LessonDrawer.of(ide);
    await drawer.press('Tell a joke');
    for (const number of [1, 2, 3]) await drawer.press(`Hint ${String(number)} of 3`);
    await drawer.press('Show me');
    await drawer.ticked();
    expect((await ide.server.shown()).join('\n')).toContain("on('joke'");
    await ide.page.getByRole('button', { name: 'Put it back' }).click();
    await expect.poll(async () => (await ide.server.shown()).join('\n'), PATIENCE).not.toContain("on('joke'");
    // The tick was for that code: what is there now is tried anew.
    await drawer.says('Not yet.');
    expect(await drawer.root.locator('.step.now.is-done').count()).toBe(0);
    await drawer.root.getByText('That works!').waitFor({ ...PATIENCE, state: 'detached' });
  });

  test('is checked in its own pages, which nobody sees and which are none of the live ones', LONG, async () => {
    const made = await createFromLesson(host.url, 'class-chat');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const drawer = await LessonDrawer.of(ide);
    const step = drawer.root.locator('.step .name').nth(2);
    await step.click();
    for (const number of [1, 2, 3]) await drawer.press(`Hint ${String(number)} of 3`);
    await drawer.press('Show me');
    await drawer.ticked();
    await ide.page
      .locator('.check-frame')
      .first()
      .waitFor({ ...PATIENCE, state: 'detached' });
    expect(await ide.page.locator('.pane').count()).toBe(2);
    expect(await ide.page.locator('.pic-body').innerText()).not.toContain('Ann');
    expect(await ide.inside('Fox').locator('body').innerText()).toContain('Class chat');
    ide.expectClean(new URL(host.schoolUrl).host);
  });

  test('leaves the keys to whoever writes while it is checked, also where its page takes the focus by itself', LONG, async () => {
    const made = await createFromLesson(host.url, 'class-chat');
    const page = (await readProject(host.url, made)).files['client.js'] ?? '';
    await putFiles(host.url, made, { 'client.js': page.replace("box.value = '';", "box.value = '';\n  box.focus();") });
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const drawer = await LessonDrawer.of(ide);
    await drawer.press('Show words as words');
    await drawer.says('Not yet.');
    await ide.server.focus();
    await ide.page.keyboard.press('Control+End');
    await ide.page.keyboard.type('// written ');
    await ide.page
      .locator('.check-frame')
      .first()
      .waitFor({ ...PATIENCE, state: 'attached' });
    let written = '// written ';
    while ((await ide.page.locator('.check-frame').count()) > 0) {
      await ide.page.keyboard.type('on ');
      written += 'on ';
    }
    await ide.page.keyboard.type('and on');
    await expect.poll(async () => (await readProject(host.url, made)).files['server.js'], PATIENCE).toContain('and on');
    const code = (await readProject(host.url, made)).files['server.js'] ?? '';
    // A key that falls into the moment in which the focus comes back may be lost.
    expect(code.length).toBeGreaterThan(`${written}and on`.length);
    await ide.page.locator('.is-server .native-edit-context:focus, .is-server .inputarea:focus').waitFor(PATIENCE);
  });

  test('is accessible in all themes, and so is the list of lessons of a project that has none', LONG, async () => {
    const made = await createFromLesson(host.url, 'tell-everyone');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    const drawer = await LessonDrawer.of(ide);
    await drawer.press('Guess who hears it');
    await drawer.press('Everyone');
    await expectAccessible(ide.page, 'a question that was answered');
    await drawer.press('Let everyone hear');
    await drawer.says('Not yet.');
    await drawer.press('Hint 1 of 3');
    await expectAccessible(ide.page, 'a check that failed, and a hint');

    const plain = await createProject(host.url);
    await ide.page.goto(`${host.schoolUrl}${plain.links.edit}`);
    await ide.whole();
    await ide.page.getByRole('button', { name: 'Lessons', exact: true }).click();
    await ide.page.locator('.lesson-card').first().waitFor(PATIENCE);
    await expectAccessible(ide.page, 'the list of lessons');
    await ide.page.goto(`${host.schoolUrl}/`);
    await ide.page.locator('.lesson-card').first().waitFor(PATIENCE);
    await expectAccessible(ide.page, 'the start page with lessons');
  });
});
