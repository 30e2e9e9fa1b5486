import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditorClient } from '../support/editor-client.ts';

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

/** A folder for `LESSONS_DIR` with one lesson, whose one step is checked with three clients. */
export async function writeShoutLesson(): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'wszero-lessons-'));
  for (const part of ['starter', 'solution']) {
    await mkdir(join(folder, '01-shout', part), { recursive: true });
    await writeFile(join(folder, '01-shout', part, 'server.js'), shoutServer(0));
  }
  await writeFile(join(folder, '01-shout/lesson.md'), LESSON);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** What passes it, in as many ways as there are numbers. */
export function shoutServer(n: number): string {
  return `// Change ${String(n)}\non('shout', (client, text) => broadcast('heard', { text, n: ${String(n)} }));\n`;
}

/** Asks for the check, as number `n` of this editor. Throws when it does not pass. */
export async function checkShout(editor: EditorClient, n: number): Promise<void> {
  editor.say({ type: 'check-step', n, lesson: 'shout', step: 0 });
  await editor.until(
    ({ log }) => log.some((message) => message.type === 'step-checked' && message.n === n),
    `the result of check ${String(n)}`,
  );
  const found = editor.log.find((message) => message.type === 'step-checked' && message.n === n);
  if (found?.type !== 'step-checked' || found.result.type !== 'passed') throw new Error(`not passed: ${JSON.stringify(found)}`);
}
