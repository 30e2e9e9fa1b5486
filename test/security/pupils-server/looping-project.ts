import { createProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';

/** On a crowded machine those that loop share one worker that steps back behind all else. */
const PATIENCE_MS = 60_000;

/** A project that loops for ever: whenever it is let go on it loops again, and whenever it was stopped somebody starts it again. */
export class LoopingProject {
  readonly #client: ScriptClient;
  readonly #editor: EditorClient;
  readonly #ended: Promise<void>;
  #goesOn = true;
  #stops = 0;

  /** `loop`: what its handler does. */
  static async start(base: string, loop: string): Promise<LoopingProject> {
    const made = await createProject(base, { 'server.js': `on('go', () => { ${loop} });` });
    return new LoopingProject(await ScriptClient.join(base, made), await EditorClient.open(base, made));
  }

  private constructor(client: ScriptClient, editor: EditorClient) {
    this.#client = client;
    this.#editor = editor;
    this.#ended = this.#loop();
    // `stop` tells; until then it is not to end whoever started this
    this.#ended.catch(() => undefined);
  }

  /** Gives how often it was stopped. */
  async stop(): Promise<number> {
    this.#goesOn = false;
    await this.#ended;
    this.#client[Symbol.dispose]();
    this.#editor[Symbol.dispose]();
    return this.#stops;
  }

  async #loop(): Promise<void> {
    while (this.#goesOn) {
      // it was cut, or the server stands still
      const answered = this.#client.next('error', PATIENCE_MS);
      this.#client.say('go');
      await answered;
      if (this.#editor.state.server !== 'stopped') continue;
      this.#stops += 1;
      this.#editor.say({ type: 'start-again' });
      await this.#editor.until(({ state }) => state.server === 'running', 'a new start');
    }
  }
}
