import { createHash } from 'node:crypto';
import { LIMITS } from '../protocol/limits.ts';
import type { Ownership, Store } from '../store/store.ts';

/** From path to SHA-256 in hex, the name under which the store keeps an asset, and from that to the bytes. */
export interface HashedAssets {
  hashes: ReadonlyMap<string, string>;
  contents: ReadonlyMap<string, Uint8Array>;
}

export function hashAssets(assets: ReadonlyMap<string, Uint8Array>): HashedAssets {
  const all = [...assets].map(([path, bytes]) => ({ path, bytes, hash: createHash('sha256').update(bytes).digest('hex') }));
  return { hashes: new Map(all.map(({ path, hash }) => [path, hash])), contents: new Map(all.map(({ hash, bytes }) => [hash, bytes])) };
}

/** What the store has by now. */
export interface StoredAssets {
  /** From path to SHA-256. */
  hashes: ReadonlyMap<string, string>;
  /** Those of the SHA-256s that it did not have before. */
  fresh: ReadonlySet<string>;
}

export interface AssetsOptions {
  store: Store;
  ownership: Ownership;
  /** As the store tells them: what was put longest ago comes first. */
  sizes: ReadonlyMap<string, number>;
  /** SHA-256s that the document has in it now. */
  named: () => Iterable<string>;
}

/** The assets that the store keeps for one project, by their SHA-256. */
export class ProjectAssets {
  readonly #options: AssetsOptions;
  /** The newest last. */
  readonly #sizes: Map<string, number>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: AssetsOptions) {
    this.#options = options;
    this.#sizes = new Map(options.sizes);
  }

  /** In bytes; undefined for what the store does not have. */
  sizeOf(hash: string): number | undefined {
    return this.#sizes.get(hash);
  }

  async read(hash: string): Promise<Uint8Array | undefined> {
    const { store, ownership } = this.#options;
    return this.#sizes.has(hash) ? store.asset(ownership.project, hash) : undefined;
  }

  /**
   * Writes `assets`, by path, to the disk, and only then has `name` put their hashes into the document. One after the other,
   * so that nothing is forgotten between the two. `fenced`: another owner has the project, and nothing was done.
   */
  put(assets: ReadonlyMap<string, Uint8Array>, name: (stored: StoredAssets) => void): Promise<'ok' | 'fenced'> {
    const done = this.#last.then(() => this.#put(assets, name));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #put(assets: ReadonlyMap<string, Uint8Array>, name: (stored: StoredAssets) => void): Promise<'ok' | 'fenced'> {
    const { store, ownership } = this.#options;
    const { hashes, contents } = hashAssets(assets);
    const gone = this.#dispensable(contents);
    const before = [...this.#sizes];
    const fresh = new Set([...contents.keys()].filter((hash) => !this.#sizes.has(hash)));
    // From here on no editor gets them back by naming them.
    for (const hash of gone) this.#sizes.delete(hash);
    try {
      if ((await store.changeAssets(ownership, contents, gone)) === 'fenced') return 'fenced';
    } catch (error) {
      this.#set(before);
      throw error;
    }
    const rest = before.filter(([hash]) => !contents.has(hash) && !gone.includes(hash));
    this.#set([...rest, ...[...contents].map(([hash, { length }]): [string, number] => [hash, length])]);
    name({ hashes, fresh });
    return 'ok';
  }

  #set(sizes: Iterable<[hash: string, size: number]>): void {
    this.#sizes.clear();
    for (const [hash, size] of sizes) this.#sizes.set(hash, size);
  }

  /** What no file has any longer, as much of it as has to go for `coming`: the oldest first. */
  #dispensable(coming: ReadonlyMap<string, Uint8Array>): string[] {
    const kept = new Set([...this.#options.named(), ...coming.keys()]);
    const news = [...coming].filter(([hash]) => !this.#sizes.has(hash));
    let excess = sum(this.#sizes.values()) + sum(news.map(([, { length }]) => length)) - LIMITS.keptAssetBytes;
    const gone: string[] = [];
    for (const [hash, size] of this.#sizes) {
      if (excess <= 0) break;
      if (kept.has(hash)) continue;
      gone.push(hash);
      excess -= size;
    }
    return gone;
  }
}

function sum(sizes: Iterable<number>): number {
  let total = 0;
  for (const size of sizes) total += size;
  return total;
}
