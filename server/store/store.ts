/**
 * The one door to what is kept. SQLite is one driver, PostgreSQL the other; one contract suite runs against each.
 * Every write names the ownership under which it is made: a write of an older epoch is fenced off. Whatever writes throws CodedError
 * 'disk-full' where there is no room, and then nothing of it was written; and 'database-away' where the database can not be reached: then
 * only the database knows whether it was written.
 */

import type { Version } from '../protocol/version.ts';

/** Who may write to a project now. `epoch` is the fencing token: it grows by one with every new owner. */
export interface Ownership {
  project: string;
  node: string;
  incarnation: string;
  epoch: number;
}

/** Where an update came from, so that one that is sent twice is known: session of the page load, and its count. */
export interface Origin {
  client: string;
  n: number;
}

export interface ProjectRecord {
  id: string;
  name: string;
  /** HMAC-SHA-256 of the Edit key, hex. */
  editHash: string;
  play: string;
  look: string;
  remix: string;
  /** Links that were turned off: they are new ones that nobody is told. */
  withdrawn: LinkKind[];
  /** The project that it was made from, by its id and by the name that it had then. */
  madeFrom?: { id: string; name: string };
  /** Milliseconds since 1970. */
  createdAt: number;
}

export interface LoadedDocument {
  epoch: number;
  seq: number;
  snapshot?: Uint8Array;
  /** In order, those after the snapshot. */
  updates: Uint8Array[];
}

/** What opens a project now, and which links are turned off. */
export type KeyChange = Partial<Pick<ProjectRecord, 'editHash' | LinkKind | 'withdrawn'>>;

/** Something that the link points to. */
export type LinkKind = 'play' | 'look' | 'remix';

/** A version of the files of a project, without what is in it. */
export interface VersionRecord extends Version {
  /** Of what is in it: two of one digest are the same. */
  digest: string;
  /** Of the bytes that are kept for it. */
  size: number;
}

export type NewVersion = Omit<VersionRecord, 'n' | 'size'> & { bytes: Uint8Array };

/** `step` goes with `why`. */
export type VersionChange = Partial<Pick<Version, 'why' | 'step' | 'name'>>;

export interface Store {
  /** Throws CodedError 'id-taken' when the id is in use. `assets` as for `changeAssets`. */
  createProject(
    record: ProjectRecord,
    snapshot: Uint8Array,
    files: ReadonlyMap<string, string>,
    assets?: ReadonlyMap<string, Uint8Array>,
  ): Promise<void>;
  findProject(id: string): Promise<ProjectRecord | undefined>;
  findByLink(kind: LinkKind, link: string): Promise<ProjectRecord | undefined>;
  findByEditHash(hash: string): Promise<ProjectRecord | undefined>;
  renameProject(ownership: Ownership, name: string): Promise<'ok' | 'fenced'>;
  /** Throws CodedError 'id-taken' when another project has that key or link. */
  changeKeys(ownership: Ownership, change: KeyChange): Promise<'ok' | 'fenced'>;
  /** Somebody is there, at that time in milliseconds since 1970. A new project counts as opened when it was made. */
  opened(projects: readonly string[], at: number): Promise<void>;
  /** When each of these was last opened. What is no project is not in it. */
  openedAt(projects: readonly string[]): Promise<Map<string, number>>;
  /** Those that nobody has opened since that time. */
  unopenedSince(time: number): Promise<string[]>;
  /**
   * For good, with all that belongs to it: who owns it is fenced off from then on. `unopenedSince`: only if nobody has opened it since.
   * False when there was nothing to delete.
   */
  deleteProject(project: string, unopenedSince?: number): Promise<boolean>;
  /** Become the owner, whoever owns it now: the epoch grows by one. `Directory.claim` asks first. Throws CodedError 'unknown-project'. */
  acquire(project: string, node: string, incarnation: string): Promise<Ownership>;
  load(project: string): Promise<LoadedDocument>;
  /**
   * Write one update at `seq`, durable when the promise resolves. 'dup': this origin's `n`, or a later one, is there
   * already. 'fenced': somebody else owns the project, or `seq` is not the next one.
   */
  append(ownership: Ownership, seq: number, update: Uint8Array, origin: Origin): Promise<'ok' | 'dup' | 'fenced'>;
  /** Replace all updates up to `uptoSeq` by one snapshot, and write the plain text of the files beside it. */
  compact(ownership: Ownership, uptoSeq: number, snapshot: Uint8Array, files: ReadonlyMap<string, string>): Promise<'ok' | 'fenced'>;
  /** The text of each file as of the last compaction; no Yjs needed. */
  files(project: string): Promise<Map<string, string>>;
  /**
   * Keeps `put`, from SHA-256 (hex) to bytes, and forgets `remove`: all of it or nothing, durable when the promise resolves.
   * What is put again becomes the newest. No hash may be in both.
   */
  changeAssets(ownership: Ownership, put: ReadonlyMap<string, Uint8Array>, remove?: readonly string[]): Promise<'ok' | 'fenced'>;
  /** Bytes of each asset of the project, by SHA-256: what was put longest ago comes first. */
  assetSizes(project: string): Promise<Map<string, number>>;
  asset(project: string, hash: string): Promise<Uint8Array | undefined>;
  /** Adds a version as the newest, and forgets those of the numbers `remove`: all of it or nothing. `n` is its number. */
  addVersion(ownership: Ownership, version: NewVersion, remove?: readonly number[]): Promise<{ n: number } | 'fenced'>;
  changeVersion(ownership: Ownership, n: number, change: VersionChange): Promise<'ok' | 'unknown' | 'fenced'>;
  /** The oldest first. */
  versions(project: string): Promise<VersionRecord[]>;
  /** What is in a version. */
  versionBytes(project: string, n: number): Promise<Uint8Array | undefined>;
  /** A value that the host keeps for itself, such as its secret; made by `make` the first time. */
  secret(name: string, make: () => Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}
