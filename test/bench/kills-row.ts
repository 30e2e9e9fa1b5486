import { setTimeout as pause } from 'node:timers/promises';
import { createProject, putFiles } from '../support/api.ts';
import { Crowd } from '../support/crowd.ts';
import { copyOf, filesIn } from '../support/kept-files.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

/** `KILLS=100` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 5);
const PATH = 'together.txt';
const LETTERS_A_KILL = 20;
const TYPED_MS = 1_500;
const LOOK_MS = 5;
const PATIENCE_MS = 60_000;

export const killsRow: Row = {
  name: 'kills',
  about:
    'The host is killed (kill -9) while ten type into one file, again and again: KILLS=100 for the long run. Each letter is typed once and by nobody else.',
  rounds: 1,
  async measure() {
    let host: RunningHost = await startHost();
    const made = await createProject(host.url);
    await putFiles(host.url, made, { [PATH]: '' });
    using crowd = new Crowd({ base: host.url, project: made, path: PATH });
    const { sessions } = crowd;
    await until(() => sessions.every(({ online }) => online));
    let lost = 0;
    let doubled = 0;
    const times: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      crowd.begin(LETTERS_A_KILL);
      await pause(TYPED_MS);
      await host.kill();
      await until(() => sessions.every(({ online }) => !online));
      const acknowledged = sessions.flatMap((session) => session.acknowledged);
      const copy = await copyOf(host.dataDir);
      host = await host.startAgain();
      const began = performance.now();
      const back = new Map<number, number>();
      await until(() => {
        for (const [who, { online, saved }] of sessions.entries())
          if (online && saved && !back.has(who)) back.set(who, performance.now() - began);
        return back.size === sessions.length;
      });
      times.push(...back.values());
      crowd.stop();
      const kept = Array.from((await filesIn(copy, made.id)).get(PATH) ?? '');
      lost += acknowledged.filter((letter) => !kept.includes(letter)).length;
      doubled += kept.length - new Set(kept).size;
    }
    const typed = sessions.reduce((sum, session) => sum + session.typed.length, 0);
    await host.stop();
    return [
      { what: 'letters that were acknowledged and lost', value: lost, unit: 'times', budget: { atMost: 0 } },
      { what: 'letters that are there twice', value: doubled, unit: 'times', budget: { atMost: 0 } },
      { what: 'kills', value: KILLS, unit: 'times' },
      { what: 'letters typed', value: typed, unit: 'times' },
      { what: 'one who types goes on and all is saved, after the host answers again, p50', value: quantile(times, 0.5), unit: 'ms' },
      { what: 'one who types goes on and all is saved, after the host answers again, the longest', value: Math.max(...times), unit: 'ms' },
    ];
  },
};

async function until(isSo: () => boolean): Promise<void> {
  const began = performance.now();
  while (!isSo()) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('those who type were not all there, or not all gone');
    await pause(LOOK_MS);
  }
}
