import { ProjectElsewhere, type Directory } from '../cluster/directory.ts';
import type { Compiler } from '../compiler/compiler.ts';
import { ProjectDocument } from '../document/project-document.ts';
import { ProjectVersions } from '../document/project-versions.ts';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Role } from '../protocol/ide.ts';
import type { SandboxPool } from '../sandbox/sandbox-pool.ts';
import { fencedOff } from '../store/fenced-off.ts';
import type { StoreMetrics } from '../store/store-metrics.ts';
import type { KeyChange, Ownership, ProjectRecord, Store } from '../store/store.ts';
import { hashEditKey, normaliseEditKey, sameHash } from './keys.ts';
import { OutflowPump } from './outflow.ts';
import { PaneTokens } from './pane-tokens.ts';
import { ProjectHost } from './project-host.ts';

export interface HostRegistryOptions {
  store: Store;
  directory: Directory;
  compiler: Compiler;
  pool: SandboxPool;
  log: Log;
  metrics?: StoreMetrics;
  /** Kept with the data: keys are hashed and panes are signed with it. */
  secret: Uint8Array;
}

export interface OpenedProject {
  host: ProjectHost;
  record: ProjectRecord;
  role: Role;
}

interface Awake {
  host: ProjectHost;
  ownership: Ownership;
  /** When somebody was last seen here. */
  seenAt: number;
}

const LOOK_AROUND_MS = 30_000;

/** The projects that are awake on this host. One is woken by whoever comes, and sleeps when all have gone for a while. */
export class HostRegistry {
  readonly tokens: PaneTokens;
  readonly #options: HostRegistryOptions;
  readonly #pump = new OutflowPump(() => this.#options.directory.isAlive);
  readonly #awake = new Map<string, Promise<Awake>>();
  readonly #falling = new Map<string, Promise<void>>();
  readonly #slept = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  /** How often all was dropped. */
  #drops = 0;
  #woken = 0;

  constructor(options: HostRegistryOptions) {
    this.#options = options;
    this.tokens = new PaneTokens(options.secret);
    this.#timer = setInterval(() => void this.#lookAround(), LOOK_AROUND_MS);
    this.#timer.unref();
    this.#stopListening = options.directory.onLost(() => this.dropAll());
  }

  /** Projects that were woken since the start. */
  get woken(): number {
    return this.#woken;
  }

  /** Who is in the projects that are awake. */
  async people(): Promise<{ clients: number; editors: number }> {
    const hosts = (await Promise.allSettled(this.#awake.values())).flatMap((each) => (each.status === 'fulfilled' ? each.value.host : []));
    const sum = (of: (host: ProjectHost) => number): number => hosts.reduce((all, host) => all + of(host), 0);
    return { clients: sum(({ clients }) => clients.size), editors: sum((host) => host.editors().size) };
  }

  /** How many projects are awake. */
  get size(): number {
    return this.#awake.size;
  }

  hashKey(key: string): string {
    return hashEditKey(this.#options.secret, normaliseEditKey(key));
  }

  /** Throws CodedError 'unknown-project' and as `Directory.claim`, ProjectElsewhere where another node owns it. */
  async awake(record: ProjectRecord): Promise<ProjectHost> {
    const { id } = record;
    let awake = this.#awake.get(id);
    if (!awake) {
      awake = this.#wake(record);
      this.#awake.set(id, awake);
      awake.catch(() => this.#awake.delete(id));
    }
    const found = await awake;
    found.seenAt = Date.now();
    return found.host;
  }

  async awakeByPlay(play: string): Promise<ProjectHost> {
    const record = await this.#options.store.findByLink('play', play);
    if (!record) throw new CodedError('unknown-project');
    return this.awake(record);
  }

  /** What this key may do with this project. Throws CodedError 'unknown-project' or 'wrong-key'. */
  async rightOf(id: string, key: string): Promise<{ record: ProjectRecord; role: Role }> {
    const record = await this.#options.store.findProject(id);
    if (!record) throw new CodedError('unknown-project');
    if (sameHash(record.editHash, this.hashKey(key))) return { record, role: 'edit' };
    if (sameHash(this.hashKey(record.look), this.hashKey(key))) return { record, role: 'look' };
    throw new CodedError('wrong-key');
  }

  /** Throws CodedError 'unknown-project' or 'wrong-key'. */
  async openHost(id: string, key: string): Promise<OpenedProject> {
    const right = await this.rightOf(id, key);
    return { ...right, host: await this.awake(right.record) };
  }

  async rename(host: ProjectHost, name: string): Promise<void> {
    const awake = await this.#awake.get(host.id);
    if (!awake) return;
    const result = await this.#options.store.renameProject(awake.ownership, name);
    if (result === 'ok') host.rename(name);
  }

  /** Throws CodedError 'id-taken' where another project has such a key, or as `fencedOff`. */
  async changeKeys({ host, record }: OpenedProject, change: KeyChange): Promise<ProjectRecord> {
    const awake = await this.#awake.get(host.id);
    const result = awake && (await this.#options.store.changeKeys(awake.ownership, change));
    if (result !== 'ok') throw await fencedOff(this.#options.store, host.id);
    const changed = { ...record, ...change };
    host.keysChanged(changed, change);
    return changed;
  }

  /** For good. Whoever is in it is told, and nobody finds it again. Throws ProjectElsewhere where they are at another node. */
  async delete(id: string): Promise<void> {
    const owner = this.#awake.has(id) ? 'here' : await this.#options.directory.ownerOf(id);
    if (typeof owner === 'object') throw new ProjectElsewhere(owner);
    if (!(await this.#options.store.deleteProject(id))) throw new CodedError('unknown-project');
    const awake = await this.#awake.get(id)?.catch(() => undefined);
    awake?.host.deleted();
    await this.#fallAsleep(id);
    this.#slept.delete(id);
  }

  /** Those that are awake: somebody is there, or was a moment ago. */
  get awakeIds(): string[] {
    return [...this.#awake.keys()];
  }

  /**
   * Does what must not be done while anybody is there: whoever comes meanwhile waits. False, and nothing is done, when it is awake, here or
   * at another node.
   */
  async whileAsleep(id: string, work: () => Promise<void>): Promise<boolean> {
    if (this.#awake.has(id) || this.#falling.has(id)) return false;
    const done = this.#unlessElsewhere(id, work);
    this.#falling.set(
      id,
      done.then(
        () => undefined,
        () => undefined,
      ),
    );
    try {
      return await done;
    } finally {
      this.#falling.delete(id);
    }
  }

  /** Whoever is in it has to connect anew, and finds it where it is claimed next. Resolves when all is written and it is free. */
  async handOver(id: string): Promise<void> {
    const awake = await this.#awake.get(id)?.catch(() => undefined);
    // while all goes on: what is written by then nobody has to wait for
    await awake?.host.document.flush().catch(() => undefined); // the last write says what is wrong
    await this.#fallAsleep(id);
  }

  /** Another node may own them by now: whoever is in a project has to connect anew, and nothing is written any more. */
  dropAll(): void {
    this.#drops += 1;
    const all = [...this.#awake];
    this.#awake.clear();
    for (const [id, awake] of all) {
      this.#slept.add(id);
      void this.#untilItEnds(
        id,
        awake.then(({ host }) => host.drop()),
      );
    }
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopListening();
    const all = [...this.#awake.values()];
    this.#awake.clear();
    const ends = all.map(async (awake) => this.#end(await awake));
    await Promise.allSettled([...ends, ...this.#falling.values()]);
  }

  async #wake(record: ProjectRecord): Promise<Awake> {
    const { store, directory, compiler, pool, metrics } = this.#options;
    const { id } = record;
    await this.#falling.get(id);
    const log = this.#options.log.child({ project: id });
    const drops = this.#drops;
    const claim = await directory.claim(id);
    if ('elsewhere' in claim) throw new ProjectElsewhere(claim.elsewhere);
    const ownership = claim.here;
    this.#woken += 1;
    const document = await ProjectDocument.open(store, ownership, { log, ...(metrics && { metrics }) });
    const versions = new ProjectVersions({ store, ownership, document, log });
    // the name may have changed since the record was read
    const fresh = (await store.findProject(id)) ?? record;
    if (this.#drops !== drops) {
      document.abandon();
      await Promise.all([versions.dispose(), document.dispose()]);
      throw new CodedError('try-another');
    }
    const host = new ProjectHost({ record: fresh, document, versions, compiler, pool, pump: this.#pump, log });
    document.onFenced(() => void this.#fallAsleep(id));
    void host.start(this.#slept.delete(id)).catch((error: unknown) => log.error({ err: error }, 'a project did not start'));
    return { host, ownership, seenAt: Date.now() };
  }

  async #lookAround(): Promise<void> {
    for (const [id, waking] of this.#awake) {
      const awake = await waking.catch(() => undefined);
      if (!awake) continue;
      if (!awake.host.isDeserted) awake.seenAt = Date.now();
      else if (Date.now() - awake.seenAt > LIMITS.asleepAfterMs) await this.#fallAsleep(id);
    }
  }

  async #fallAsleep(id: string): Promise<void> {
    const awake = this.#awake.get(id);
    if (!awake) return this.#falling.get(id);
    this.#awake.delete(id);
    this.#slept.add(id);
    const end = async (): Promise<void> => {
      const found = await awake;
      await Promise.all([this.#end(found), this.#options.store.opened([id], found.seenAt)]);
    };
    await this.#untilItEnds(id, end());
  }

  /** After its last write whoever wants it may have it. */
  async #end({ host, ownership }: Awake): Promise<void> {
    try {
      await host.dispose();
    } finally {
      await this.#options.directory.release(ownership);
      host.sendAway();
    }
  }

  /** Whoever wants the project again waits for that. */
  async #untilItEnds(id: string, end: Promise<void>): Promise<void> {
    const falling = end.catch((error: unknown) => this.#options.log.error({ err: error, project: id }, 'a project did not end well'));
    this.#falling.set(id, falling);
    await falling;
    if (this.#falling.get(id) === falling) this.#falling.delete(id);
  }

  async #unlessElsewhere(id: string, work: () => Promise<void>): Promise<boolean> {
    if (typeof (await this.#options.directory.ownerOf(id)) === 'object') return false;
    await work();
    return true;
  }
}
