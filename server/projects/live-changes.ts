import type { Log } from '../log.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import { sideOf } from '../../runtime/side.ts';
import { LIMITS } from '../protocol/limits.ts';
import { CoalescedTask } from './coalesced-task.ts';
import { isStyle, type PageChange, type PageWatch } from './page-watch.ts';
import { Pause } from './pause.ts';

export interface LiveChangesOptions {
  /** Compiles the server, and runs it if it starts; `anew`: also if it runs already. */
  deploy: (anew: boolean) => Promise<Outcome>;
  pages: PageWatch;
  /** All that is wrong with the newest files of both sides. */
  diagnosed: (diagnostics: Diagnostic[]) => void;
  pagesChanged: (change: PageChange, version: number) => void;
  log: Log;
}

/** Makes changes live when the typing pauses: the server's side and the page's side, each with a pause of its own. */
export class LiveChanges {
  readonly #options: LiveChangesOptions;
  readonly #pageCheck: CoalescedTask<Outcome>;
  readonly #serverPause = new Pause(LIMITS.serverPauseMs, () => this.#inBackground(this.#goLive('server')));
  readonly #pagePause = new Pause(LIMITS.pagePauseMs, () => this.#inBackground(this.#goLive('page')));
  readonly #stylePause = new Pause(LIMITS.stylePauseMs, () => this.#inBackground(this.#goLive('page')));
  #serverDirty = false;
  #anew = false;
  #serverOutcome: Outcome = { ok: true, diagnostics: [] };
  #pageOutcome: Outcome = { ok: true, diagnostics: [] };
  #version = 0;

  constructor(options: LiveChangesOptions) {
    this.#options = options;
    this.#pageCheck = new CoalescedTask(() => this.#checkPages());
  }

  /** These files were added, edited, renamed or deleted. */
  note(paths: ReadonlySet<string>): void {
    for (const path of paths) {
      this.#options.pages.note(path);
      if (mattersToServer(path)) this.#serverDirty = true;
    }
    if (this.#serverDirty) this.#serverPause.begin();
    const pagePaths = [...paths].filter((path) => sideOf(path) === 'page');
    if (pagePaths.length > 0 && pagePaths.every(isStyle)) this.#stylePause.begin();
    else if (pagePaths.length > 0) this.#pagePause.begin();
  }

  /** Both sides at once, with no pause. `anew`: the server starts again, though none of its files changed. */
  async now(anew: boolean): Promise<Outcome> {
    this.#serverDirty ||= anew;
    this.#anew ||= anew;
    const [server, page] = await Promise.all([this.#serverDirty ? this.#goLive('server') : this.#serverOutcome, this.#goLive('page')]);
    return { ok: server.ok && page.ok, diagnostics: [...server.diagnostics, ...page.diagnostics] };
  }

  async dispose(): Promise<void> {
    this.#serverPause.cancel();
    this.#pagePause.cancel();
    this.#stylePause.cancel();
    await this.#pageCheck.idle();
  }

  async #goLive(side: 'server' | 'page'): Promise<Outcome> {
    if (side === 'server') {
      this.#serverPause.cancel();
      const anew = this.#anew;
      this.#serverDirty = this.#anew = false;
      this.#serverOutcome = await this.#options.deploy(anew);
    } else {
      this.#pagePause.cancel();
      this.#stylePause.cancel();
      const styles = this.#options.pages.takeStyles();
      if (styles) this.#options.pagesChanged(styles, ++this.#version);
      this.#pageOutcome = await this.#pageCheck.request();
    }
    this.#options.diagnosed([...this.#serverOutcome.diagnostics, ...this.#pageOutcome.diagnostics]);
    return side === 'server' ? this.#serverOutcome : this.#pageOutcome;
  }

  async #checkPages(): Promise<Outcome> {
    const { change, ...outcome } = await this.#options.pages.check();
    if (change) this.#options.pagesChanged(change, ++this.#version);
    return outcome;
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#options.log.error({ err: error }, 'a change did not go live'));
  }
}

/** Server files, and the files that a server may import as well. */
function mattersToServer(path: string): boolean {
  return sideOf(path) === 'server' || /\.(js|ts|json)$/.test(path);
}
