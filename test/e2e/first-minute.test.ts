import { describe, expect, it } from 'vitest';
import { createProject, readProject } from '../support/api.ts';
import { firstMinute } from '../support/first-minute.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

describe('the first minute', () => {
  it('gives a server, a page and two clients, and shows what one says to the other', async () => {
    await using ide = await firstMinute(browser, `${host.schoolUrl}/`);
    expect(await ide.page.evaluate(() => isSecureContext)).toBe(false);
    ide.expectClean(new URL(host.schoolUrl).host);
    expect(ide.watch.addresses.filter((address) => address.startsWith('ws:'))).toHaveLength(3);
  });

  it('keeps the secret words off the screen and out of every request, and finds its way back to the same clients', async () => {
    const made = await createProject(host.url);
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    expect(ide.page.url()).toBe(`${host.schoolUrl}/e/${made.id}`);
    expect(ide.watch.addresses.filter((address) => address.replace(/#.*/, '').includes(made.editKey))).toEqual([]);
    // The same browser finds its way without the words, by the start page as well.
    await ide.page.goto(`${host.schoolUrl}/`);
    await ide.page.locator('.project-card').click();
    await ide.whole();
    await ide.connected('Fox', 'Owl');
  });
});

describe('before Monaco has come', () => {
  it('a textarea takes every key, and Monaco goes on where it was left', async () => {
    const made = await createProject(host.url, { 'server.js': '// mine\n', 'index.html': '<h1>Hi</h1>\n' });
    await using ide = await IdePage.blank(browser);
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await ide.page.route(/\/monaco-surface-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await ide.page.goto(`${host.schoolUrl}${made.links.edit}`);
    await ide.server.textarea.click(PATIENCE);
    await ide.page.keyboard.press('Control+End');
    await ide.page.keyboard.type('// before');
    expect(await ide.server.textarea.inputValue()).toBe('// mine\n// before');
    expect(await ide.server.monaco.count()).toBe(0);

    const whole = ide.whole();
    letThrough();
    let typed = '';
    // Keys go on while the one takes over from the other.
    for (const key of ', while and') {
      await ide.page.keyboard.type(key);
      typed += key;
    }
    await whole;
    await ide.page.keyboard.type(' after');
    const wanted = `// mine\n// before${typed} after`;
    await expect.poll(async () => (await readProject(host.url, made)).files['server.js'], PATIENCE).toBe(wanted);
    expect(await ide.server.shown()).toEqual(wanted.split('\n'));
    expect(await ide.server.textarea.count()).toBe(0);
    ide.expectClean(new URL(host.schoolUrl).host);
  });
});
