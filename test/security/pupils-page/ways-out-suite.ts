import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHOOL_HOST } from '../../support/school-host.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import type { OpenTab } from './tab.ts';
import { FATES, ONLY_SECURE, READABLE } from './ways-out-fates.ts';
import { alone, ALL_WAYS, inPanes, inPlay, plain, setScene, type Attempt } from './ways-out.ts';
import { PARSED } from './trying-page.ts';
import { WAYS_TO_CALL } from './ways-to-call.ts';
import { WAYS_TO_LEAVE } from './ways-to-leave.ts';

const LIMIT_MS = 300_000;
const PATIENCE = { timeout: 60_000 };
type Arrangement = 'pane' | 'play' | 'alone' | 'secure' | 'plain' | 'plainSecure';

/** A browser that was started for these tests. */
interface Tabs {
  openTab: OpenTab;
  close: () => PromiseLike<void>;
}

/** What is open comes in its time; of what is held, nothing has come when everything else has. */
async function expectOut({ out }: Attempt, ways: readonly string[], open: readonly string[]): Promise<void> {
  await expect.poll(() => open.filter((way) => !out.has(way)), PATIENCE).toEqual([]);
  const fates = (has: (way: string) => boolean): Record<string, string> =>
    Object.fromEntries(ways.map((way) => [way, has(way) ? 'open' : 'held']));
  expect(fates((way) => out.has(way))).toEqual(fates((way) => open.includes(way)));
}

/**
 * The ways out of a pupil's page, in one browser. All are tried first on hosts of ours, then on one that protects nothing: what
 * comes out there shows that a way is one, and by then what was on its way before has come as well.
 */
export function waysOut(browser: keyof typeof FATES, open: () => Promise<Tabs>): void {
  const { open: known, missing } = FATES[browser];
  const calls = Object.keys(WAYS_TO_CALL).filter((way) => !missing.includes(way));
  // What gets out of a page that is held as well needs no other proof that it is a way.
  const leaving = Object.keys(WAYS_TO_LEAVE).filter((way) => !known.alone.includes(way));
  const held = [...calls, ...PARSED, ...leaving].filter(
    (way) => !ONLY_SECURE.includes(way) && !missing.includes(way) && !known.alone.includes(way),
  );

  describe(`a pupil's page in ${browser}`, () => {
    let host: RunningHost;
    let tabs: Tabs;
    const attempts = {} as Record<Arrangement, Attempt>;
    beforeAll(async () => {
      [host, tabs] = await Promise.all([startHost(), open()]);
      const scene = await setScene(tabs.openTab, host);
      attempts.pane = await inPanes(scene);
      attempts.play = await inPlay(scene);
      attempts.alone = await alone(scene, host.schoolUrl);
      attempts.secure = await alone(scene, host.url, []);
      attempts.plain = await plain(
        scene,
        SCHOOL_HOST,
        leaving.map((way) => [way]),
      );
      attempts.plainSecure = await plain(scene, '127.0.0.1', []);
    }, LIMIT_MS);
    afterAll(async () => {
      await tabs.close();
      await host.stop();
      for (const attempt of Object.values(attempts)) await attempt[Symbol.asyncDispose]();
    });

    it('has many ways to another host where nobody holds it', async () => {
      await expect.poll(() => held.filter((way) => !attempts.plain.out.has(way)), PATIENCE).toEqual([]);
      await expect.poll(() => ONLY_SECURE.filter((way) => !attempts.plainSecure.out.has(way)), PATIENCE).toEqual([]);
    });

    it.each(['pane', 'play', 'alone'] as const)('has only those that are known: %s', async (arrangement) => {
      await expectOut(attempts[arrangement], ALL_WAYS, known[arrangement]);
    });

    it('has no more in a secure context', async () => {
      await expectOut(
        attempts.secure,
        calls,
        known.alone.filter((way) => calls.includes(way)),
      );
    });

    it.each(['pane', 'play', 'alone', 'secure'] as const)('reads nothing but its own project: %s', (arrangement) => {
      expect(attempts[arrangement].read).toEqual(READABLE);
    });
  });
}
