import { createProject, putFiles } from '../support/api.ts';
import { EditorClient } from '../support/editor-client.ts';
import { startHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';
import { checkShout, shoutServer, writeShoutLesson } from './shout-lesson.ts';

const CHANGES = 30;
/** The first ones find a worker that is not up yet, and an engine that is not optimised. */
const FIRST = 5;

export const lessonCheckRow: Row = {
  name: 'lesson-check',
  about:
    'From a change of the files to what its check with three real clients came to: the write, the compile, the live server, and the check.',
  rounds: 3,
  async measure() {
    await using lesson = await writeShoutLesson();
    await using host = await startHost({ env: { LESSONS_DIR: lesson.folder } });
    const project = await createProject(host.url, { 'server.js': shoutServer(0), 'index.html': '<h1>Shout</h1>\n' });
    using editor = await EditorClient.open(host.url, project);
    const [whole, alone]: [number[], number[]] = [[], []];
    for (let n = 1; n <= FIRST + CHANGES; n += 1) {
      const began = performance.now();
      await putFiles(host.url, project, { 'server.js': shoutServer(n) });
      const asked = performance.now();
      await checkShout(editor, n);
      if (n <= FIRST) continue;
      whole.push(performance.now() - began);
      alone.push(performance.now() - asked);
    }
    return [
      { what: 'change to result of its check, three clients, p50', value: quantile(whole, 0.5), unit: 'ms' },
      { what: 'change to result of its check, three clients, p95', value: quantile(whole, 0.95), unit: 'ms', budget: { atMost: 1_000 } },
      { what: 'the check alone, p50', value: quantile(alone, 0.5), unit: 'ms' },
      { what: 'the check alone, p95', value: quantile(alone, 0.95), unit: 'ms' },
    ];
  },
};
