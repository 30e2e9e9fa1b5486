import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { ProjectDocument } from '../../server/document/project-document.ts';
import { openSqliteStore } from '../../server/store/sqlite/open-sqlite-store.ts';
import { quantile } from '../bench/quantile.ts';
import { seededRandom } from '../ide/editor/seeded-random.ts';
import { log } from '../server/document/open-document.ts';
import { createProject, putFiles, readProject, type MadeProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { Typist } from '../support/typist.ts';
import { TypingSession } from '../support/typing-session.ts';

/** `KILLS=100` for the long run. */
const KILLS = Number(process.env.KILLS ?? 5);
const SESSIONS = 10;
/** Between two letters of a session, at the least and at the most. */
const PACE_MS = [150, 350] as const;
/** Letters that go on where the last one was, before it begins at another place. */
const RUN = 6;
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

/** What the store has in a folder as a kill has left it, with no browser that could send anything again. */
async function filesIn(copy: string, made: MadeProject): Promise<Map<string, string>> {
  try {
    const store = await openSqliteStore({ dataDir: copy, log });
    const document = await ProjectDocument.open(store, await store.acquire(made.id, 'node', 'reader'), { log });
    const files = new Map(document.files());
    await document.dispose();
    await store.close();
    return files;
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function copyOf(dataDir: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'wszero-copy-'));
  await cp(dataDir, copy, { recursive: true });
  return copy;
}

/** Ten who type into one file without a pause, each where the last letter was or somewhere else. */
class Crowd implements Disposable {
  readonly sessions: readonly TypingSession[];
  readonly #random = seededRandom(1);
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #most: number[];

  constructor(base: string, project: MadeProject) {
    this.sessions = Array.from(
      { length: SESSIONS },
      (_, who) => new TypingSession({ base, project, path: 'together.txt', who, of: SESSIONS }),
    );
    this.#most = this.sessions.map(() => 0);
  }

  /** Each types so many letters more. */
  begin(): void {
    for (const [who, session] of this.sessions.entries()) {
      this.#most[who] = session.typed.length + LETTERS_A_KILL;
      this.#next(who, session);
    }
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  [Symbol.dispose](): void {
    this.stop();
    for (const session of this.sessions) session[Symbol.dispose]();
  }

  #next(who: number, session: TypingSession): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const last = session.text.indexOf(session.typed.at(-1) ?? ' ');
        const goesOn = last >= 0 && session.typed.length % RUN > 0;
        session.type(goesOn ? last + 1 : this.#random(session.text.length + 1));
        if (session.typed.length < (this.#most[who] ?? 0)) this.#next(who, session);
      },
      PACE_MS[0] + this.#random(PACE_MS[1] - PACE_MS[0]),
    );
    this.#timers.add(timer);
  }
}

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
        `${String(kills)} kills, ${String(letters)} letters of ${String(SESSIONS)} sessions, ${String(keys)} keys in the browser`,
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
    using crowd = new Crowd(host.url, made);
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
      crowd.begin();
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

      const kept = await filesIn(copy, made);
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
    await ide.say('Owl', 'back again');
    await ide.hears('Fox', 'Owl: back again');
    expect(await ide.page.evaluate(() => 'marked' in window)).toBe(true);
    expect(ide.watch.errors).toEqual([]);
    expect(ide.watch.violations).toEqual([]);
    await host.stop();
  },
);
