import type { IdeToHost, PaneNetwork } from '../../server/protocol/ide.ts';
import type { PageWord, PaneCalls } from '../state/workbench.ts';
import type { PageDesk } from './page-desk.ts';

const PANES_AT_FIRST = 2;

export interface SessionPanesOptions {
  pages: PageDesk;
  /** To the host, if it is there. */
  tell: (message: IdeToHost) => void;
  /** To the host, now or when it is there again. */
  tellLater: (message: IdeToHost) => void;
}

/** What the pupil asks of the panes: some of it is the host's to do, some of it the pages'. */
export class SessionPanes implements PaneCalls {
  readonly #pages: PageDesk;
  readonly #options: SessionPanesOptions;

  constructor(options: SessionPanesOptions) {
    this.#pages = options.pages;
    this.#options = options;
  }

  open(name?: string): void {
    this.#options.tell({ type: 'open-pane', ...this.#pages.panes.ask(name) });
  }

  /** The host has a pane for us. */
  came(request: number, token: string, name: string): void {
    const came = this.#pages.came(request, token, name);
    const gone = came.type === 'unwanted' ? token : came.gone;
    if (gone !== undefined) this.#options.tellLater({ type: 'close-pane', token: gone });
  }

  /** What the host does not know of: a new socket. */
  welcomed(forTheFirstTime: boolean): void {
    for (const wanted of this.#pages.panes.asked) this.#options.tell({ type: 'open-pane', ...wanted });
    for (const { token, network } of this.#pages.panes.list) {
      if (network !== 'on') this.#options.tell({ type: 'set-network', token, network });
    }
    if (forTheFirstTime) for (let count = 0; count < PANES_AT_FIRST; count += 1) this.open();
  }

  close(token: string): void {
    this.#pages.close(token);
    this.#options.tellLater({ type: 'close-pane', token });
  }

  reload(token: string): void {
    this.#pages.reload(token);
  }

  rename(token: string, name: string): Promise<'done' | 'taken'> {
    return new Promise((resolve) => {
      this.#options.tell({ type: 'open-pane', ...this.#pages.panes.askName(token, name, resolve) });
    });
  }

  showPage(token: string, page: string): void {
    this.#pages.showPage(token, page);
  }

  setNetwork(token: string, network: PaneNetwork): void {
    // the host first: a page that is told that its network is back connects at once
    this.#options.tell({ type: 'set-network', token, network });
    this.#pages.setNetwork(token, network);
  }

  sendAs(token: string, text: string): void {
    this.#pages.ask({ wszero: 'send', text }, token);
  }

  said(token: string, word: PageWord): void {
    this.#pages.said(token, word);
  }

  loaded(token: string): void {
    this.#pages.loaded(token);
  }
}
