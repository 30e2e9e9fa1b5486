import type { IdeToPage, PageToIde } from '../../runtime/bridge-messages.ts';
import type { DiagnosticCode } from '../../server/protocol/diagnostic.ts';
import type { PaneNetwork } from '../../server/protocol/ide.ts';
import type { Store } from '../state/store.ts';
import type { LostPage, PageWord, WorkbenchState } from '../state/workbench.ts';
import type { ConsoleLines } from './console-lines.ts';
import type { Health, Watched } from './life-clock.ts';
import type { MessageDesk } from './message-desk.ts';
import { withNearestFile } from './missing-file.ts';
import { PageEars } from './page-ears.ts';
import type { Finding } from './page-life.ts';
import { PageLives } from './page-lives.ts';
import { Panes, type Came } from './panes.ts';
import { RoundTrips } from './round-trips.ts';

/** A page that goes on answers in a few milliseconds; one at work for longer than this is treated as one that hangs. */
const ANSWER_MS = 1_000;
/** A browser may keep the process of pages that are gone for a while, and put a new page into it: so long. */
const CLEAR_MS = 1_000;

const LOST: Record<LostPage, DiagnosticCode> = {
  silent: 'page-silent',
  unstarted: 'page-unstarted',
  flood: 'page-flood',
  reloads: 'page-reloads',
  round: 'page-round',
};

export interface PageDeskOptions {
  store: Store<WorkbenchState>;
  console: ConsoleLines;
  messages: MessageDesk;
  /** The console has another line. */
  told: () => void;
  /** Milliseconds. */
  answerMs?: number;
  clearMs?: number;
}

/**
 * The pages in the panes: takes away those that do harm, and puts new ones there. All pages of a host may
 * share one process, in other windows too: a new page can live only once every page that hangs is gone, so
 * they are taken away together, and nothing new comes before a moment has passed.
 */
export class PageDesk implements Watched {
  readonly panes = new Panes();
  readonly lives = new PageLives((token) => this.#ears.mayGiveSign(token));
  readonly #options: Required<PageDeskOptions>;
  readonly #ears = new PageEars({
    hello: (token, line) => this.#hello(token, line),
    told: (token, message) => this.#told(token, message),
    tooMuch: (token, why) => this.#lose([token], why),
  });
  readonly #rounds = new RoundTrips();
  readonly #gone = new AbortController();
  /** Panes that are to have a new page. */
  #due = new Set<string>();
  #isRenewing = false;
  /** When pages that hung have been gone for long enough. */
  #clearAt = 0;

  constructor(options: PageDeskOptions) {
    this.#options = { answerMs: ANSWER_MS, clearMs: CLEAR_MS, ...options };
  }

  /** The host's answer to `panes.ask()`. */
  came(request: number, token: string, name: string): Came {
    const came = this.panes.came(request, token, name);
    if (came.type === 'unwanted') return came;
    if (came.gone !== undefined) {
      this.#due.delete(came.gone);
      this.#end(came.gone);
    }
    this.lives.begin(token);
    this.#showPanes();
    return came;
  }

  setNetwork(token: string, network: PaneNetwork): void {
    this.panes.setNetwork(token, network);
    this.#showPanes();
    this.ask({ wszero: 'network', isOn: network !== 'cut' }, token);
  }

  /** This page and the server answer each other without an end. */
  goesRound(token: string): void {
    if (this.panes.find(token)?.view.type === 'page') this.#lose([token], 'round');
  }

  showPage(token: string, page: string): void {
    this.panes.setPage(token, page);
    this.reload(token);
  }

  close(token: string): void {
    this.panes.close(token);
    this.#due.delete(token);
    this.#end(token);
    this.#showPanes();
  }

  /** One pane, or all of them. At once, unless a page hangs or shows a dialog, which is for a person to close. */
  reload(token?: string): void {
    for (const pane of this.panes.list) if (token === undefined || pane.token === token) this.#due.add(pane.token);
    this.#goOn();
  }

  /** What the window of this pane posted. */
  said(token: string, word: PageWord): void {
    const view = this.panes.find(token)?.view.type;
    if (view === 'page' || view === 'away') this.#ears.said(token, word);
  }

  /** Asks a page for something, or all pages; false where the page is not there. */
  ask(message: IdeToPage, token?: string): boolean {
    if (token !== undefined) return this.#ears.ask(token, message);
    for (const pane of this.panes.list) this.#ears.ask(pane.token, message);
    return true;
  }

  loaded(token: string): void {
    this.lives.loaded(token);
  }

  beat(): Health {
    const health = this.lives.hasDialog ? 'dialog' : this.#look();
    if (health === 'dialog') this.lives.excuse();
    this.lives.ask();
    this.#goOn();
    return health;
  }

  othersLost(): void {
    if (this.lives.hasDialog || this.lives.silent.length === 0) return;
    this.#lose([...this.lives.silent, ...this.lives.unheard], 'silent');
  }

  excuse(): void {
    this.lives.excuse();
  }

  touched(): void {
    this.lives.touched();
    this.#goOn();
  }

  dispose(): void {
    this.#gone.abort();
    for (const { token } of this.panes.list) this.#end(token);
  }

  #look(): Health {
    const findings = this.lives.beat();
    const found = (wanted: Finding): string[] => [...findings].filter(([, finding]) => finding === wanted).map(([token]) => token);
    // Without the host no page comes, and that is no page's fault.
    const isHostThere = this.#options.store.state.connection === 'online';
    if (isHostThere) this.#show(found('away'), { type: 'away' });
    const [silent, unstarted] = [found('silent'), isHostThere ? found('unstarted') : []];
    this.#lose(unstarted, 'unstarted');
    if (silent.length > 0) this.#lose(this.lives.owing, 'silent');
    if (silent.length + unstarted.length > 0) return 'lost';
    return this.lives.silent.length > 0 ? 'silent' : 'calm';
  }

  #hello(token: string, line: MessagePort): void {
    this.lives.hello(token, line);
    this.#options.messages.pageCame(token);
    if (this.panes.find(token)?.view.type === 'away') this.#show([token], { type: 'page' });
  }

  #told(token: string, message: PageToIde): void {
    const pane = this.panes.find(token);
    // Nobody lets a live page act.
    if (!pane || message.wszero === 'ready' || message.wszero === 'acted') return;
    if (message.wszero === 'traffic') {
      this.#options.messages.pageNoted(token, message.notes);
      if (!this.#rounds.noted(token, message.notes, performance.now())) this.#lose([token], 'round');
      return;
    }
    const paths = this.#options.store.state.files.map(({ path }) => path);
    this.#options.console.pageSaid(token, pane.name, withNearestFile(message, paths));
    this.#options.told();
  }

  #lose(tokens: readonly string[], why: LostPage): void {
    if (tokens.length === 0) return;
    for (const token of tokens) {
      const params = why === 'round' ? { ...this.#options.messages.roundOf(token) } : {};
      this.#end(token);
      const { name } = this.panes.find(token) ?? {};
      if (name !== undefined) this.#options.console.ofPage(name, LOST[why], params);
    }
    this.#clearAt = performance.now() + this.#options.clearMs;
    this.#show(tokens, { type: 'lost', why });
    this.#options.told();
  }

  /** The iframe is about to go. */
  #end(token: string): void {
    this.lives.end(token);
    this.#ears.end(token);
    this.#options.console.forget(token);
    this.#options.messages.pageWent(token);
    this.#rounds.forget(token);
  }

  #goOn(): void {
    if (this.#isRenewing || this.#due.size === 0 || this.lives.hasDialog) return;
    if (!this.lives.canAsk && performance.now() >= this.#clearAt) return this.#renew();
    this.#isRenewing = true;
    void this.#renewWhenClear().finally(() => (this.#isRenewing = false));
  }

  async #renewWhenClear(): Promise<void> {
    if (!(await this.lives.allAnswer(this.#options.answerMs))) {
      for (const token of this.lives.owing) {
        this.#end(token);
        this.#due.add(token);
      }
      this.#clearAt = performance.now() + this.#options.clearMs;
    }
    if (this.lives.hasDialog) return;
    const wait = this.#clearAt - performance.now();
    if (wait > 0) {
      for (const token of this.#due) this.#end(token);
      this.#show([...this.#due], { type: 'pausing' });
      await pause(wait, this.#gone.signal);
    }
    if (!this.#gone.signal.aborted) this.#renew();
  }

  #renew(): void {
    const due = this.#due;
    this.#due = new Set();
    for (const token of due) {
      if (!this.panes.find(token)) continue;
      this.#end(token);
      this.lives.begin(token);
    }
    this.panes.renew(due);
    this.#showPanes();
  }

  #show(tokens: readonly string[], view: Parameters<Panes['show']>[1]): void {
    if (tokens.every((token) => this.panes.find(token)?.view.type === view.type)) return;
    this.panes.show(new Set(tokens), view);
    this.#showPanes();
  }

  #showPanes(): void {
    this.#options.store.update({ panes: this.panes.list });
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
