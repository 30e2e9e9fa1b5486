import type { Locator } from 'playwright-core';
import { PATIENCE, type IdePage } from './ide-page.ts';

/** The drawer with a lesson, by what a pupil sees of it. */
export class LessonDrawer {
  readonly root: Locator;
  /** The diagram of a check that failed. */
  readonly picture: Locator;
  /** Steps that have a tick. */
  readonly ticks: Locator;
  readonly #ide: IdePage;

  /** When the lesson can be done: editors, pages and the server are there. `names`: of the window's panes. */
  static async of(ide: IdePage, names = ['Fox', 'Owl']): Promise<LessonDrawer> {
    await ide.whole();
    await ide.connected(...names);
    await ide.state('Running');
    return new LessonDrawer(ide);
  }

  private constructor(ide: IdePage) {
    this.#ide = ide;
    this.root = ide.page.locator('.lesson');
    this.picture = this.root.locator('.mini');
    this.ticks = this.root.locator('.step.is-done');
  }

  async press(name: string): Promise<void> {
    await this.root.getByRole('button', { name, exact: true }).click(PATIENCE);
  }

  async says(words: string): Promise<void> {
    await this.root.getByText(words).first().waitFor(PATIENCE);
  }

  /** The current step got its tick while the pupil was at it. */
  async ticked(): Promise<void> {
    await this.root.locator('.step.now.is-done').waitFor(PATIENCE);
    await this.root.locator('.go-next.loud').waitFor(PATIENCE);
  }

  /** On to the next step, which is this one of the lesson, from 1. */
  async next(step: number): Promise<void> {
    await this.press('Next');
    await this.says(`step ${String(step)} of`);
  }

  /** In the page of Fox. */
  async pressInPage(name: string): Promise<void> {
    await this.#ide.inside('Fox').getByRole('button', { name, exact: true }).click(PATIENCE);
  }
}
