import { randomUUID } from 'node:crypto';
import { CodedError } from '../errors.ts';
import type { Ownership, Store } from '../store/store.ts';
import type { Claim, Directory, NodeAddress } from './directory.ts';

const NODE: NodeAddress = { id: 'local', url: '' };

/** The directory of a node that is alone with its store: all that it wants is its own. */
export class LocalDirectory implements Directory {
  readonly isAlive = true;
  readonly #store: Pick<Store, 'acquire' | 'opened'>;
  readonly #incarnation = randomUUID();
  #isDraining = false;

  constructor(store: Pick<Store, 'acquire' | 'opened'>) {
    this.#store = store;
  }

  async claim(project: string): Promise<Claim> {
    if (this.#isDraining) throw new CodedError('try-another');
    // in one transaction, as the store puts together what comes in one turn
    const [here] = await Promise.all([this.#store.acquire(project, NODE.id, this.#incarnation), this.#store.opened([project], Date.now())]);
    return { here };
  }

  ownerOf(): Promise<'here'> {
    return Promise.resolve('here');
  }

  /** Nothing is remembered. */
  forget(_project: string): void {
    return;
  }

  release(_ownership: Ownership): Promise<void> {
    return Promise.resolve();
  }

  /** It never is. */
  onLost(_listener: () => void): () => void {
    return () => undefined;
  }

  nodes(): Promise<NodeAddress[]> {
    return Promise.resolve([NODE]);
  }

  drain(): void {
    this.#isDraining = true;
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}
