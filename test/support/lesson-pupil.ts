import { expect } from 'vitest';
import { createFromLesson, readProject, type MadeProject } from './api.ts';
import { PATIENCE, type IdePage } from './ide-page.ts';
import { LessonDrawer } from './lesson-drawer.ts';
import type { RunningHost } from './start-host.ts';

/** A pupil at the first step of a lesson. */
export class LessonPupil {
  readonly drawer: LessonDrawer;
  readonly #host: RunningHost;
  readonly #ide: IdePage;
  readonly #made: MadeProject;

  /** In the window of `ide`, which comes with nothing in its storage. */
  static async begins(host: RunningHost, ide: IdePage, lesson: string): Promise<LessonPupil> {
    const made = await createFromLesson(host.url, lesson);
    await ide.visit(`${host.schoolUrl}${made.links.edit}`);
    return new LessonPupil(host, ide, made, await LessonDrawer.of(ide));
  }

  private constructor(host: RunningHost, ide: IdePage, made: MadeProject, drawer: LessonDrawer) {
    this.#host = host;
    this.#ide = ide;
    this.#made = made;
    this.drawer = drawer;
  }

  /** Types `after` in place of the first `before` of a file that is to be seen. The editor indents as it likes. */
  async types(path: string, before: string, after: string): Promise<void> {
    const side = path === 'server.js' ? this.#ide.server : this.#ide.site;
    const wanted = await side.replace(await this.#read(path), before, after);
    await expect.poll(async () => squeeze(await this.#read(path)), PATIENCE).toBe(squeeze(wanted));
  }

  async picks(path: string): Promise<void> {
    await this.#ide.site.tab(path).click(PATIENCE);
    const first = (await this.#read(path)).split('\n')[0];
    await expect.poll(async () => (await this.#ide.site.shown())[0], PATIENCE).toBe(first);
  }

  /** A step that is answered by a choice; `says`: what comes of it at once. */
  async guesses(choice: string, says: string): Promise<void> {
    await this.drawer.press(choice);
    await this.drawer.says(says);
    await this.drawer.ticked();
  }

  async ends(steps: number): Promise<void> {
    await this.drawer.press('Next');
    await this.drawer.says('You built it!');
    expect(await this.drawer.ticks.count()).toBe(steps);
    this.#ide.expectOwnClean(new URL(this.#host.schoolUrl).host);
  }

  async #read(path: string): Promise<string> {
    return (await readProject(this.#host.url, this.#made)).files[path] ?? '';
  }
}

function squeeze(code: string): string {
  return code.replaceAll(/\s/g, '');
}
