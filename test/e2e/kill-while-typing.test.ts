import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

const KILLS = Number(process.env.KILLS ?? 5);
const KEYS_BEFORE = 8;
const KEYS_WHILE = 16;
const KEYS_WITHOUT_HOST = 6;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a host finds in the folder of one that is dead, without a browser that could send it again. */
async function textOnDisk(dataDir: string, made: MadeProject): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'wszero-copy-'));
  try {
    await cp(dataDir, copy, { recursive: true });
    await using host = await startHost({ dataDir: copy });
    return (await readProject(host.url, made)).files['server.js'] ?? '';
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Types letter after letter, each another than the one before it, so that a lost one shows. */
class Typist {
  readonly #ide: IdePage;
  typed = '';

  constructor(ide: IdePage) {
    this.#ide = ide;
  }

  /** `typed` is called after each key with how many there were. Nobody waits for what it begins. */
  async keys(count: number, typed?: (keys: number) => void): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const key = this.typed.length % 5 === 4 ? ' ' : 'abcdefghijklmnopqrstuvwxyz'.charAt((this.typed.length * 7) % 26);
      await this.#ide.page.keyboard.type(key);
      this.typed += key;
      // Lines stay short, as in code.
      if (this.typed.length % 40 === 0) {
        await this.#ide.page.keyboard.type('\n// ');
        this.typed += '\n// ';
      }
      typed?.(n + 1);
    }
  }
}

it(
  `keeps every key that was shown as saved, and in the end every key, through ${String(KILLS)} kills`,
  { timeout: 60_000 + KILLS * 60_000 },
  async () => {
    let host: RunningHost = await startHost();
    const made = await createProject(host.url);
    const beginning = (await readProject(host.url, made)).files['server.js'] ?? '';
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    await ide.connected('Fox', 'Owl');
    await ide.page.evaluate(() => {
      Object.assign(window, { marked: true });
    });
    await ide.server.focus();
    await ide.page.keyboard.press('Control+End');
    const typist = new Typist(ide);
    await ide.page.keyboard.type('// ');
    typist.typed = '// ';

    for (let kill = 0; kill < KILLS; kill += 1) {
      await typist.keys(KEYS_BEFORE);
      await ide.saved();
      const acknowledged = beginning + typist.typed;
      // The host dies somewhere among these keys, at another one each time.
      let killed: Promise<void> | undefined;
      await typist.keys(KEYS_WHILE, (keys) => {
        if (keys === (kill % KEYS_WHILE) + 1) killed = host.kill();
      });
      await killed;
      await ide.page.locator('.saved[data-saved="offline"]').waitFor(PATIENCE);
      await typist.keys(KEYS_WITHOUT_HOST);

      const kept = await textOnDisk(host.dataDir, made);
      expect(kept.slice(0, acknowledged.length)).toBe(acknowledged);
      expect((beginning + typist.typed).startsWith(kept)).toBe(true);

      host = await host.startAgain();
      await ide.saved();
      expect((await readProject(host.url, made)).files['server.js']).toBe(beginning + typist.typed);
      await ide.connected('Fox', 'Owl');
      expect(await ide.page.locator('[data-pane]').count()).toBe(2);
    }

    await ide.say('Owl', 'back again');
    await ide.hears('Fox', 'Owl: back again');
    expect(await ide.page.evaluate(() => 'marked' in window)).toBe(true);
    expect(ide.watch.errors).toEqual([]);
    expect(ide.watch.violations).toEqual([]);
    await host.stop();
  },
);
