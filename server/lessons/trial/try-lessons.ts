import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import { createHost } from '../../host.ts';
import { createLog } from '../../log.ts';
import type { CheckResult } from '../../protocol/lesson.ts';
import type { LessonProblem } from '../format/problems.ts';
import type { LessonLibrary } from '../lesson-library.ts';
import { Lane } from './lane.ts';
import { complaintAbout, trialsOf, type Trial } from './trials.ts';

/** So many trials run at the same time. */
const LANES = 2;

export interface Tried {
  trial: Trial;
  result: CheckResult;
  complaint: LessonProblem | undefined;
  /** From the change to its result. */
  ms: number;
}

/** Tries all of the lessons on a host of its own. `browser`: the program of one, for steps with pages. `done` hears of each trial. */
export async function tryLessons(
  library: LessonLibrary,
  browser: string | undefined,
  done: (tried: Tried) => void = () => undefined,
): Promise<Tried[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-lessons-'));
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' });
  const host = await createHost(config, createLog(config.LOG_LEVEL), library);
  await host.listen();
  const address = host.server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const waiting = library.all.flatMap((lesson) => trialsOf(lesson));
  const tried: Tried[] = [];
  const lanes = Array.from({ length: LANES }, () => new Lane({ host, url, browser }));
  try {
    await Promise.all(
      lanes.map(async (lane) => {
        for (let trial = waiting.shift(); trial; trial = waiting.shift()) {
          const { result, ms } = await lane.run(trial);
          const one: Tried = { trial, result, complaint: complaintAbout(trial, result), ms };
          tried.push(one);
          done(one);
        }
      }),
    );
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
    await host.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return tried;
}
