import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Stage } from './stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(() => stage.reset());
afterAll(() => stage.close());

test('come back as they were asked for, also from a page that has written itself anew', async () => {
  const { frame } = await stage.show({ 'index.html': '<!doctype html><p>x' });
  await stage.ask(7);
  expect(await stage.signs(1)).toEqual([7]);
  await frame.evaluate('document.open(); document.write("<p>new"); document.close()');
  await stage.ask(8);
  expect(await stage.signs(2)).toEqual([7, 8]);
});

test('do not come from a page that hangs', async () => {
  const { frame } = await stage.show({ 'index.html': '<!doctype html><p>x' });
  await frame.evaluate('void setTimeout(() => { alert(1); [].indexOf.call({ length: 2 ** 53 - 1 }, 1); })');
  expect(await stage.signs(2)).toEqual(['dialog', 'dialog-over']);
  await stage.ask(9);
  // A turn of the window around, in which a page that goes on would have answered long since: a second page does.
  await stage.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(await stage.signs(2)).toEqual(['dialog', 'dialog-over']);
});
