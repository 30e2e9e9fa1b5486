import type { Pane, PaneView } from '../state/workbench.ts';

/** The panes of this page, and those that were asked for and have not come yet. */
export class Panes {
  #panes: Pane[] = [];
  #request = 0;
  readonly #asked = new Set<number>();

  get list(): Pane[] {
    return this.#panes;
  }

  /** Requests that the host has not answered: to be sent again over a new socket. */
  get asked(): number[] {
    return [...this.#asked];
  }

  /** Returns the number under which the host is asked. */
  ask(): number {
    this.#request += 1;
    this.#asked.add(this.#request);
    return this.#request;
  }

  /** The host's answer. False if nobody asked for it. */
  came(request: number, token: string, name: string): boolean {
    if (!this.#asked.delete(request)) return false;
    this.#panes = [...this.#panes, { token, name, page: 'index.html', version: 0, view: { type: 'page' } }];
    return true;
  }

  close(token: string): void {
    this.#panes = this.#panes.filter((pane) => pane.token !== token);
  }

  /** A new iframe in each of these. */
  renew(tokens: ReadonlySet<string>): void {
    this.#change(tokens, (pane) => ({ ...pane, version: pane.version + 1, view: { type: 'page' } }));
  }

  show(tokens: ReadonlySet<string>, view: PaneView): void {
    this.#change(tokens, (pane) => ({ ...pane, view }));
  }

  find(token: string): Pane | undefined {
    return this.#panes.find((pane) => pane.token === token);
  }

  #change(tokens: ReadonlySet<string>, change: (pane: Pane) => Pane): void {
    this.#panes = this.#panes.map((pane) => (tokens.has(pane.token) ? change(pane) : pane));
  }
}
