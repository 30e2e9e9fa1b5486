import type { PaneNetwork } from '../../server/protocol/ide.ts';
import type { Pane, PaneView } from '../state/workbench.ts';

/** A pane that the host is asked for. */
export interface Wanted {
  request: number;
  /** How it shall be called, where that is free. */
  name?: string;
}

interface Asked extends Wanted {
  /** The pane that is to be called so: it goes when the new one comes. */
  replaces?: string;
  done?: (how: 'done' | 'taken') => void;
}

/** What an answer of the host comes to: a pane, maybe in place of another; or one that nobody wants. */
export type Came = { type: 'new'; token: string; gone?: string } | { type: 'unwanted' };

/** The panes of this page, and those that were asked for and have not come yet. */
export class Panes {
  #panes: Pane[] = [];
  #request = 0;
  readonly #asked = new Map<number, Asked>();

  get list(): Pane[] {
    return this.#panes;
  }

  /** What the host has not answered: to be sent again over a new socket. */
  get asked(): Wanted[] {
    return [...this.#asked.values()].map(({ request, name }) => (name === undefined ? { request } : { request, name }));
  }

  ask(name?: string): Wanted {
    return this.#ask(name === undefined ? {} : { name });
  }

  /** Another name for a pane; `done` is told what came of it. */
  askName(token: string, name: string, done: (how: 'done' | 'taken') => void): Wanted {
    return this.#ask({ name, replaces: token, done });
  }

  /** The host's answer. */
  came(request: number, token: string, name: string): Came {
    const asked = this.#asked.get(request);
    if (!this.#asked.delete(request)) return { type: 'unwanted' };
    const before = asked?.replaces === undefined ? undefined : this.find(asked.replaces);
    if (asked?.replaces !== undefined && (!before || name !== asked.name)) {
      asked.done?.('taken');
      return { type: 'unwanted' };
    }
    const page = before?.page ?? 'index.html';
    const pane: Pane = { token, name, page, version: 0, view: { type: 'page' }, network: 'on' };
    this.#panes = before ? this.#panes.map((each) => (each === before ? pane : each)) : [...this.#panes, pane];
    asked?.done?.('done');
    return { type: 'new', token, ...(before ? { gone: before.token } : {}) };
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

  setNetwork(token: string, network: PaneNetwork): void {
    this.#change(new Set([token]), (pane) => ({ ...pane, network }));
  }

  setPage(token: string, page: string): void {
    this.#change(new Set([token]), (pane) => ({ ...pane, page }));
  }

  find(token: string): Pane | undefined {
    return this.#panes.find((pane) => pane.token === token);
  }

  #ask(what: Omit<Asked, 'request'>): Wanted {
    this.#request += 1;
    const asked: Asked = { ...what, request: this.#request };
    this.#asked.set(asked.request, asked);
    return asked.name === undefined ? { request: asked.request } : { request: asked.request, name: asked.name };
  }

  #change(tokens: ReadonlySet<string>, change: (pane: Pane) => Pane): void {
    this.#panes = this.#panes.map((pane) => (tokens.has(pane.token) ? change(pane) : pane));
  }
}
