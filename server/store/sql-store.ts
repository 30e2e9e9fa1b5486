import type { Kysely, Transaction } from 'kysely';
import { CodedError } from '../errors.ts';
import { changeAssets } from './asset-writes.ts';
import { append, compact, type Append, type Appended } from './document-writes.ts';
import { epochFence, type Fence } from './fence.ts';
import {
  acquire,
  changeKeys,
  createProject,
  deleteProject,
  keepSecret,
  noteOpened,
  RECORD_COLUMNS,
  renameProject,
  toRecord,
} from './project-writes.ts';
import type { ProjectsTable, Schema } from './schema.ts';
import type {
  KeyChange,
  LinkKind,
  LoadedDocument,
  NewVersion,
  Origin,
  Ownership,
  ProjectRecord,
  Store,
  VersionChange,
  VersionRecord,
} from './store.ts';
import { StoreMetrics } from './store-metrics.ts';
import { addVersion, changeVersion, toVersion } from './version-writes.ts';
import { WriteQueue, type Write } from './write-queue.ts';

/** What a driver may do in a way of its own. */
export interface SqlWays {
  fence: Fence;
  append: SqlAppend;
}

export type SqlAppend = (transaction: Transaction<Schema>, what: Append) => Promise<Appended>;

const ALONE: SqlWays = { fence: epochFence, append: (transaction, what) => append(transaction, epochFence, what) };

/** The Store in SQL that every driver understands. The driver has run the migrations and closes with it. */
export class SqlStore implements Store {
  readonly #db: Kysely<Schema>;
  readonly #fence: Fence;
  readonly #append: SqlAppend;
  readonly #metrics: StoreMetrics;
  readonly #writes: WriteQueue;
  #closed: Promise<void> | undefined;

  constructor(db: Kysely<Schema>, { fence, append } = ALONE, metrics = new StoreMetrics()) {
    this.#db = db;
    this.#fence = fence;
    this.#append = append;
    this.#metrics = metrics;
    this.#writes = new WriteQueue(db, metrics);
  }

  async createProject(
    record: ProjectRecord,
    snapshot: Uint8Array,
    files: ReadonlyMap<string, string>,
    assets: ReadonlyMap<string, Uint8Array> = new Map(),
  ): Promise<void> {
    const outcome = await this.#writes.add((sql) => createProject(sql, { record, snapshot, files, assets }));
    if (outcome === 'taken') throw new CodedError('id-taken');
  }

  findProject(id: string): Promise<ProjectRecord | undefined> {
    return this.#find('id', id);
  }

  findByLink(kind: LinkKind, link: string): Promise<ProjectRecord | undefined> {
    return this.#find(kind, link);
  }

  findByEditHash(hash: string): Promise<ProjectRecord | undefined> {
    return this.#find('edit_hash', hash);
  }

  renameProject(ownership: Ownership, name: string): Promise<'ok' | 'fenced'> {
    return this.#writeOwned((sql) => renameProject(sql, this.#fence, ownership, name));
  }

  async changeKeys(ownership: Ownership, change: KeyChange): Promise<'ok' | 'fenced'> {
    const outcome = await this.#writeOwned((sql) => changeKeys(sql, this.#fence, ownership, change));
    if (outcome === 'taken') throw new CodedError('id-taken');
    return outcome;
  }

  async opened(projects: readonly string[], at: number): Promise<void> {
    if (projects.length > 0) await this.#writes.add((sql) => noteOpened(sql, projects, at));
  }

  async openedAt(projects: readonly string[]): Promise<Map<string, number>> {
    const asked = projects.filter((project) => !project.includes('\0'));
    if (asked.length === 0) return new Map();
    const rows = await this.#db.selectFrom('projects').select(['id', 'opened_at']).where('id', 'in', asked).execute();
    return new Map(rows.map(({ id, opened_at }) => [id, opened_at]));
  }

  async unopenedSince(time: number): Promise<string[]> {
    const rows = await this.#db.selectFrom('projects').select('id').where('opened_at', '<', time).orderBy('opened_at').execute();
    return rows.map(({ id }) => id);
  }

  deleteProject(project: string, unopenedSince?: number): Promise<boolean> {
    return this.#writes.add((sql) => deleteProject(sql, project, unopenedSince));
  }

  async acquire(project: string, node: string, incarnation: string): Promise<Ownership> {
    const ownership = await this.#writes.add((sql) => acquire(sql, { project, node, incarnation }));
    if (!ownership) throw new CodedError('unknown-project');
    return ownership;
  }

  async load(project: string): Promise<LoadedDocument> {
    // One transaction that sees one state, or a compaction between the two reads would leave a gap.
    const reading = this.#db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    const loaded = await reading.execute(async (sql) => {
      const document = await sql
        .selectFrom('documents')
        .select(['epoch', 'seq', 'snapshot'])
        .where('project', '=', project)
        .executeTakeFirst();
      const updates = await sql.selectFrom('updates').select('bytes').where('project', '=', project).orderBy('seq').execute();
      return document && { ...document, updates: updates.map(({ bytes }) => bytes) };
    });
    if (!loaded) throw new CodedError('unknown-project');
    return loaded;
  }

  append(ownership: Ownership, seq: number, update: Uint8Array, origin: Origin): Promise<'ok' | 'dup' | 'fenced'> {
    return this.#writeOwned((sql) => this.#append(sql, { ownership, seq, update, origin }));
  }

  compact(ownership: Ownership, uptoSeq: number, snapshot: Uint8Array, files: ReadonlyMap<string, string>): Promise<'ok' | 'fenced'> {
    return this.#writeOwned((sql) => compact(sql, this.#fence, { ownership, uptoSeq, snapshot, files }));
  }

  async files(project: string): Promise<Map<string, string>> {
    const rows = await this.#db.selectFrom('files').select(['path', 'bytes']).where('project', '=', project).orderBy('path').execute();
    const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
    return new Map(rows.map(({ path, bytes }) => [path, utf8.decode(bytes)]));
  }

  changeAssets(ownership: Ownership, put: ReadonlyMap<string, Uint8Array>, remove: readonly string[] = []): Promise<'ok' | 'fenced'> {
    return this.#writeOwned((sql) => changeAssets(sql, this.#fence, { ownership, put, remove }));
  }

  async assetSizes(project: string): Promise<Map<string, number>> {
    const rows = await this.#db.selectFrom('assets').select(['hash', 'size']).where('project', '=', project).orderBy('nth').execute();
    return new Map(rows.map(({ hash, size }) => [hash, size]));
  }

  async asset(project: string, hash: string): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom('assets')
      .select('bytes')
      .where('project', '=', project)
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row?.bytes;
  }

  addVersion(ownership: Ownership, version: NewVersion, remove: readonly number[] = []): Promise<{ n: number } | 'fenced'> {
    return this.#writeOwned((sql) => addVersion(sql, this.#fence, ownership, version, remove));
  }

  changeVersion(ownership: Ownership, n: number, change: VersionChange): Promise<'ok' | 'unknown' | 'fenced'> {
    return this.#writeOwned((sql) => changeVersion(sql, this.#fence, ownership, n, change));
  }

  async versions(project: string): Promise<VersionRecord[]> {
    const columns = ['n', 'at', 'why', 'step', 'name', 'digest', 'size'] as const;
    const rows = await this.#db.selectFrom('versions').select(columns).where('project', '=', project).orderBy('n').execute();
    return rows.map(toVersion);
  }

  async versionBytes(project: string, n: number): Promise<Uint8Array | undefined> {
    const row = await this.#db.selectFrom('versions').select('bytes').where('project', '=', project).where('n', '=', n).executeTakeFirst();
    return row?.bytes;
  }

  secret(name: string, make: () => Uint8Array): Promise<Uint8Array> {
    return this.#writes.add((sql) => keepSecret(sql, name, make));
  }

  /** What was asked for before is written first. */
  close(): Promise<void> {
    this.#closed ??= this.#writes.idle().then(() => this.#db.destroy());
    return this.#closed;
  }

  async #writeOwned<T>(write: Write<T>): Promise<T> {
    const outcome = await this.#writes.add(write);
    if (outcome === 'fenced') this.#metrics.fencedWrites += 1;
    return outcome;
  }

  async #find(column: keyof ProjectsTable & ('id' | 'edit_hash' | LinkKind), value: string): Promise<ProjectRecord | undefined> {
    // No project has such a value, and a driver may not be able to bind it.
    if (value.includes('\0')) return undefined;
    const row = await this.#db.selectFrom('projects').select(RECORD_COLUMNS).where(column, '=', value).executeTakeFirst();
    return row && toRecord(row);
  }
}
