import type { PaneNetwork } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';

/** The connection of a pane's page: told when the network of its pane becomes another. */
export type NetworkListener = (network: PaneNetwork) => void;

/**
 * How the network of each pane is, by the pane's token: as it is, cut, or slow. An IDE asks for it, for its own panes and for
 * as long as it is connected itself.
 */
export class PaneNetworks {
  readonly #networks = new Map<string, { network: PaneNetwork; session: string }>();
  readonly #listeners = new Map<string, Set<NetworkListener>>();

  of(token: string | null): PaneNetwork {
    return this.#networks.get(token ?? '')?.network ?? 'on';
  }

  /** `session`: the IDE that asks. False where it has asked for as many as it may. */
  set(session: string, token: string, network: PaneNetwork): boolean {
    if (network === 'on') this.#networks.delete(token);
    else if (this.#networks.has(token) || this.#count(session) < LIMITS.panesPerEditor) this.#networks.set(token, { network, session });
    else return false;
    this.#tell(token);
    return true;
  }

  /** The IDE is gone, and nobody else can give its panes their network back. */
  forget(session: string): void {
    for (const [token, { session: of }] of this.#networks) if (of === session) this.set(session, token, 'on');
  }

  /** Gives the way to stop listening. */
  listen(token: string, listener: NetworkListener): () => void {
    const listeners = this.#listeners.get(token) ?? new Set();
    this.#listeners.set(token, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(token);
    };
  }

  #tell(token: string): void {
    for (const listener of this.#listeners.get(token) ?? []) listener(this.of(token));
  }

  #count(session: string): number {
    return [...this.#networks.values()].filter((each) => each.session === session).length;
  }
}
