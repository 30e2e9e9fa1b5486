import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, putFiles } from '../support/api.ts';
import { EditorClient } from '../support/editor-client.ts';
import { startHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const CHANGES = 40;
/** The first ones find a worker that is not up yet, and an engine that is not optimised. */
const FIRST = 5;

const LESSON = `---
title: Shout
summary: Everyone hears.
minutes: 5
---

## Let everyone hear

\`\`\`check
clients: [Ann, Bo, Cy]
do: [{ as: Ann, send: shout, with: { text: $word } }]
expect: [{ all: [Ann, Bo, Cy], get: heard, with: { text: $word }, times: 1 }]
\`\`\`
`;
const serverOf = (n: number): string =>
  `// Change ${String(n)}\non('shout', (client, text) => broadcast('heard', { text, n: ${String(n)} }));\n`;

/** From a change of the files to what its check with three real clients came to: the write, the compile, the live server, and the check. */
export const lessonCheckRow: Row = {
  name: 'lesson-check',
  about: 'From a change of the files to what its check with three real clients came to.',
  rounds: 1,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'wszero-lessons-'));
    for (const part of ['starter', 'solution']) {
      await mkdir(join(folder, '01-shout', part), { recursive: true });
      await writeFile(join(folder, '01-shout', part, 'server.js'), serverOf(0));
    }
    await writeFile(join(folder, '01-shout/lesson.md'), LESSON);
    try {
      await using host = await startHost({ env: { LESSONS_DIR: folder } });
      const project = await createProject(host.url, { 'server.js': serverOf(0), 'index.html': '<h1>Shout</h1>\n' });
      using editor = await EditorClient.open(host.url, project);
      const [whole, alone]: [number[], number[]] = [[], []];
      for (let n = 1; n <= FIRST + CHANGES; n += 1) {
        const began = performance.now();
        await putFiles(host.url, project, { 'server.js': serverOf(n) });
        const asked = performance.now();
        await passed(editor, n);
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
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function passed(editor: EditorClient, n: number): Promise<void> {
  editor.say({ type: 'check-step', n, lesson: 'shout', step: 0 });
  await editor.until(
    ({ log }) => log.some((message) => message.type === 'step-checked' && message.n === n),
    `the result of check ${String(n)}`,
  );
  const found = editor.log.find((message) => message.type === 'step-checked' && message.n === n);
  if (found?.type !== 'step-checked' || found.result.type !== 'passed') throw new Error(`not passed: ${JSON.stringify(found)}`);
}
