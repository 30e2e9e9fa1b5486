import { createProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { checkShout, shoutServer } from '../shout-lesson.ts';
import type { ClassFigures } from './class-figures.ts';
import { rested } from './rest.ts';

const REST_MS = [2_000, 4_000] as const;

/** Somebody in a lesson, whose step is checked again and again, until `signal`. */
export async function learn(base: string, figures: ClassFigures, signal: AbortSignal): Promise<void> {
  const project = await createProject(base, { 'server.js': shoutServer(0), 'index.html': '<h1>Shout</h1>\n' });
  using editor = await EditorClient.open(base, project);
  for (let n = 1; await rested(REST_MS, signal); n += 1) {
    const began = performance.now();
    try {
      await checkShout(editor, n);
      figures.checks.push(performance.now() - began);
    } catch (error) {
      figures.errors.push(`a check: ${String(error)}`);
    }
    editor.log.splice(0, editor.log.length - 1);
  }
}
