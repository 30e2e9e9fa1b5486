import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Stage } from './stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(async () => {
  await stage.reset();
  stage.page.on('dialog', (dialog) => void dialog.accept('typed'));
});
afterEach(() => stage.page.removeAllListeners('dialog'));
afterAll(() => stage.close());

test('go on as they were, up to 30 in a row; then the page gets what a person would have cancelled, and is told once, with the line', async () => {
  const shown: string[] = [];
  stage.page.on('dialog', (dialog) => shown.push(dialog.type()));
  const client =
    '\nconst got = [confirm(1), prompt(2)];\nfor (let n = 0; n < 40; n++) alert(n);\ngot.push(confirm(3), prompt(4));\nconsole.log(got);';
  await stage.show({ 'index.html': '<!doctype html><script src="client.js"></script>', 'client.js': client });
  expect(await stage.said((each) => each.wszero === 'console')).toMatchObject({ text: '[true, "typed", false, null]' });
  expect(shown).toEqual(['confirm', 'prompt', ...Array<string>(28).fill('alert')]);
  expect((await stage.everythingSaid()).filter((each) => each.wszero === 'trouble')).toEqual([
    { wszero: 'trouble', code: 'too-many-dialogs', params: { kind: 'alert' }, file: 'client.js', line: 3, column: 30 },
  ]);
});

test('are told to the window around before they stop the page, and when they are over', async () => {
  await stage.show({ 'index.html': '<!doctype html><script>alert(1)</script>' });
  expect(await stage.signs(2)).toEqual(['dialog', 'dialog-over']);
});

test('may be shown again when none was asked for in a while, and a dialog that stands open is no such while', async () => {
  const { frame } = await stage.show({ 'index.html': '<!doctype html><p>x' });
  stage.page.removeAllListeners('dialog');
  // The first one stands open for longer than that.
  stage.page.once('dialog', (first) => {
    setTimeout(() => void first.accept(), 5_500);
    stage.page.on('dialog', (dialog) => void dialog.accept());
  });
  await frame.evaluate('for (let n = 0; n < 30; n++) alert(n)');
  expect(await frame.evaluate('confirm(1)')).toBe(false);
  const later = `new Promise((resolve) => setTimeout(() => resolve([confirm(2), confirm(3)]), 5_100))`;
  expect(await frame.evaluate(later)).toEqual([true, false]);
});
