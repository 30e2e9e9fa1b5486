import type { CheckResult } from '../../../server/protocol/lesson.ts';
import { createProject, putFiles, type MadeProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import type { RunningHost } from '../../support/start-host.ts';

/** An editor that has steps of a lesson tried. */
export class Trying implements Disposable {
  readonly editor: EditorClient;
  readonly project: MadeProject;
  readonly #base: string;
  #n = 0;

  private constructor(base: string, project: MadeProject, editor: EditorClient) {
    this.#base = base;
    this.project = project;
    this.editor = editor;
  }

  static async open(host: RunningHost, server = ''): Promise<Trying> {
    const project = await createProject(host.url, { 'server.js': server, 'index.html': '<h1>Shout</h1>\n' });
    return new Trying(host.url, project, await EditorClient.open(host.url, project));
  }

  /** Puts this server in, and has it tried. */
  async try(server: string, step = 1, lesson = 'shout'): Promise<CheckResult> {
    await putFiles(this.#base, this.project, { 'server.js': server });
    return await this.result(this.ask(step, lesson));
  }

  /** Asks, and gives the number by which the answer is known. */
  ask(step = 1, lesson = 'shout'): number {
    this.#n += 1;
    this.editor.say({ type: 'check-step', n: this.#n, lesson, step: step - 1 });
    return this.#n;
  }

  async result(n: number): Promise<CheckResult> {
    const find = (): CheckResult | undefined =>
      this.editor.log.flatMap((message) => (message.type === 'step-checked' && message.n === n ? [message.result] : []))[0];
    await this.editor.until(() => find() !== undefined, `the result of check ${n}`);
    const result = find();
    if (!result) throw new Error('no result');
    return result;
  }

  [Symbol.dispose](): void {
    this.editor[Symbol.dispose]();
  }
}
