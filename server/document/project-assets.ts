import { createHash } from 'node:crypto';
import { OneAtATime } from '../one-at-a-time.ts';
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
  /** What the store is putting or forgetting just now: an editor who names it meanwhile may have it in the end. */
  #underWay: ReadonlyMap<string, number> = new Map();
  readonly #writes = new OneAtATime();

  constructor(options: AssetsOptions) {
    this.#options = options;
    this.#sizes = new Map(options.sizes);
  }

  /** In bytes; undefined for what the store does not have. */
  sizeOf(hash: string): number | undefined {
    return this.#sizes.get(hash);
  }

  /** In bytes, what a file that names it counts for: as `sizeOf`, but what the store is yet busy with counts too. */
  weightOf(hash: string): number {
    return this.#sizes.get(hash) ?? this.#underWay.get(hash) ?? 0;
  }

  async read(hash: string): Promise<Uint8Array | undefined> {
    const { store, ownership } = this.#options;
    return this.#sizes.has(hash) ? store.asset(ownership.project, hash) : undefined;
  }

  /**
   * Writes `assets` to the disk, and only then has `name` put their hashes into the document. One after the other, so that
   * nothing is forgotten between the two. `fenced`: another owner has the project, and nothing was done. When `name` throws,
   * so does this, and what the store did not have before it does not keep.
   */
  put(assets: HashedAssets, name: (stored: StoredAssets) => void): Promise<'ok' | 'fenced'> {
    return this.#writes.run(() => this.#put(assets, name));
  }

  async #put({ hashes, contents }: HashedAssets, name: (stored: StoredAssets) => void): Promise<'ok' | 'fenced'> {
    const gone = this.#dispensable(contents);
    const fresh = new Set([...contents.keys()].filter((hash) => !this.#sizes.has(hash)));
    this.#underWay = new Map([...gone.map((hash): [string, number] => [hash, this.weightOf(hash)]), ...sizesOf(contents)]);
    try {
      if ((await this.#store(contents, gone)) === 'fenced') return 'fenced';
      try {
        name({ hashes, fresh });
      } catch (error) {
        await this.#takeBack(fresh);
        throw error;
      }
      return 'ok';
    } finally {
      this.#underWay = new Map();
    }
  }

  async #store(contents: ReadonlyMap<string, Uint8Array>, gone: readonly string[]): Promise<'ok' | 'fenced'> {
    const { store, ownership } = this.#options;
    const before = [...this.#sizes];
    // From here on no editor gets them back by naming them.
    for (const hash of gone) this.#sizes.delete(hash);
    try {
      if ((await store.changeAssets(ownership, contents, gone)) === 'fenced') return 'fenced';
    } catch (error) {
      this.#set(before);
      throw error;
    }
    const rest = before.filter(([hash]) => !contents.has(hash) && !gone.includes(hash));
    this.#set([...rest, ...sizesOf(contents)]);
    return 'ok';
  }

  /** What no file was allowed to have. */
  async #takeBack(fresh: ReadonlySet<string>): Promise<void> {
    const { store, ownership } = this.#options;
    for (const hash of fresh) this.#sizes.delete(hash);
    if (fresh.size > 0) await store.changeAssets(ownership, new Map(), [...fresh]);
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

function sizesOf(contents: ReadonlyMap<string, Uint8Array>): [hash: string, size: number][] {
  return [...contents].map(([hash, { length }]) => [hash, length]);
}

function sum(sizes: Iterable<number>): number {
  let total = 0;
  for (const size of sizes) total += size;
  return total;
}
