import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { quantile } from '../bench/quantile.ts';
import { createProject, putFiles, readProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { Crowd, CROWD } from '../support/crowd.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { copyOf, filesIn } from '../support/kept-files.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { Typist } from '../support/typist.ts';
import type { TypingSession } from '../support/typing-session.ts';

/** `KILLS=100` for the long run. */
const KILLS = Number(process.env.KILLS ?? 5);
/** There are only so many letters that differ. */
const LETTERS_A_KILL = 38;
const KEYS_BEFORE = 8;
const KEYS_WHILE = 16;
const KEYS_WITHOUT_HOST = 6;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Milliseconds from `since` until each of them is there again and has had a letter acknowledged that it typed after that. */
async function timesToGoOn(sessions: readonly TypingSession[], since: number): Promise<number[]> {
  const times = sessions.map(() => -1);
  await expect
    .poll(
      () => {
        for (const [who, session] of sessions.entries()) {
          if (times[who] === -1 && session.online && session.saved) times[who] = performance.now() - since;
        }
        return times.filter((time) => time >= 0).length;
      },
      { ...PATIENCE, interval: 5 },
    )
    .toBe(sessions.length);
  return times;
}

/** Milliseconds. */
class Times {
  readonly afterKill: number[] = [];
  readonly afterStart: number[] = [];
  readonly inBrowser: number[] = [];

  tell(kills: number, letters: number, keys: number): void {
    console.log(
      [
        `${String(kills)} kills, ${String(letters)} letters of ${String(CROWD)} sessions, ${String(keys)} keys in the browser`,
        figures('a session, from the kill', this.afterKill),
        figures('a session, from when the host answers again', this.afterStart),
        figures('the browser, from the kill until all is saved', this.inBrowser),
      ].join('\n'),
    );
  }
}

function figures(what: string, times: readonly number[]): string {
  const seconds = (time: number): string => `${(time / 1000).toFixed(2)} s`;
  return `  ${what}: p50 ${seconds(quantile(times, 0.5))}, p95 ${seconds(quantile(times, 0.95))}, at most ${seconds(Math.max(...times))}`;
}

it(
  `keeps every key that was acknowledged, and in the end each key once, through ${String(KILLS)} kills`,
  { timeout: 120_000 + KILLS * 60_000 },
  async () => {
    let host: RunningHost = await startHost();
    const made = await createProject(host.url);
    await putFiles(host.url, made, { 'together.txt': '' });
    const beginning = (await readProject(host.url, made)).files['server.js'] ?? '';
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    await ide.connected('Fox', 'Owl');
    using crowd = new Crowd({ base: host.url, project: made, path: 'together.txt' });
    await expect.poll(() => crowd.sessions.every(({ online }) => online), PATIENCE).toBe(true);
    await ide.page.evaluate(() => {
      Object.assign(window, { marked: true });
    });
    await ide.server.focus();
    await ide.page.keyboard.press('Control+End');
    const typist = new Typist(ide.page, beginning);
    await typist.begin();
    const times = new Times();

    for (let kill = 0; kill < KILLS; kill += 1) {
      crowd.begin(LETTERS_A_KILL);
      await typist.keys(KEYS_BEFORE);
      await ide.saved();
      const shownAsSaved = typist.text;
      // The host dies somewhere among these keys, at another one each time.
      let killed: Promise<number> | undefined;
      await typist.keys(KEYS_WHILE, (keys) => {
        if (keys === (kill % KEYS_WHILE) + 1) killed = host.kill().then(() => performance.now());
      });
      const killedAt = (await killed) ?? 0;
      await expect.poll(() => crowd.sessions.every(({ online }) => !online), PATIENCE).toBe(true);
      const acknowledged = crowd.sessions.map((session) => session.acknowledged);
      const copy = await copyOf(host.dataDir);
      await ide.whereSaved('offline');
      await typist.keys(KEYS_WITHOUT_HOST);

      host = await host.startAgain();
      const startedAt = performance.now();
      const goneOn = timesToGoOn(crowd.sessions, killedAt);
      await ide.saved();
      times.inBrowser.push(performance.now() - killedAt);
      for (const time of await goneOn) {
        times.afterKill.push(time);
        times.afterStart.push(Math.max(0, time - (startedAt - killedAt)));
      }
      await ide.connected('Fox', 'Owl');
      expect(await ide.page.locator('[data-pane]').count()).toBe(2);

      const kept = await filesIn(copy, made.id);
      expect(kept.get('server.js')?.slice(0, shownAsSaved.length)).toBe(shownAsSaved);
      expect(typist.text.startsWith(kept.get('server.js') ?? '')).toBe(true);
      const letters = Array.from(kept.get('together.txt') ?? '');
      expect(new Set(letters).size).toBe(letters.length);
      const lost = acknowledged.flat().filter((letter) => !letters.includes(letter));
      expect(lost).toEqual([]);
      const count = crowd.sessions.reduce((sum, { typed }) => sum + typed.length, 0);
      if ((kill + 1) % 10 === 0 || kill + 1 === KILLS) times.tell(kill + 1, count, typist.text.length - beginning.length);
    }

    crowd.stop();
    await expect.poll(() => crowd.sessions.every(({ online, saved }) => online && saved), PATIENCE).toBe(true);
    const { files } = await readProject(host.url, made);
    const all = crowd.sessions.flatMap(({ typed }) => typed);
    expect(Array.from(files['together.txt'] ?? '').sort()).toEqual(all.sort());
    for (const session of crowd.sessions) await expect.poll(() => session.text, PATIENCE).toBe(files['together.txt']);
    expect(files['server.js']).toBe(typist.text);
    // what was typed last is a file of the page, for which the panes may load once more
    await expect
      .poll(async () => {
        await ide.say('Owl', 'back again');
        return await ide.inside('Fox').getByText('Owl: back again', { exact: true }).count();
      }, PATIENCE)
      .toBeGreaterThan(0);
    expect(await ide.page.evaluate(() => 'marked' in window)).toBe(true);
    expect(ide.watch.errors).toEqual([]);
    expect(ide.watch.violations).toEqual([]);
    await host.stop();
  },
);
