/** The tables, as kysely sees them. The migrations make them. */

/** Milliseconds since 1970, counts, epochs: integers of 64 bits that stay below 2^53. */
type Integer = number;

export interface Schema {
  projects: ProjectsTable;
  documents: DocumentsTable;
  updates: UpdatesTable;
  origins: OriginsTable;
  files: FilesTable;
  assets: AssetsTable;
  versions: VersionsTable;
  secrets: SecretsTable;
  nodes: NodesTable;
  expired: ExpiredTable;
}

export interface ProjectsTable {
  id: string;
  name: string;
  edit_hash: string;
  play: string;
  look: string;
  remix: string;
  made_from: string | null;
  made_from_name: string | null;
  /** Kinds of links, with a space between them. */
  withdrawn: string;
  created_at: Integer;
  /** When somebody was last known to be there. */
  opened_at: Integer;
}

/** One row a project: who may write, and how far. */
export interface DocumentsTable {
  project: string;
  epoch: Integer;
  node: string;
  incarnation: string;
  /** Of the newest update, whether it is still a row or in the snapshot already. */
  seq: Integer;
  snapshot: Uint8Array;
  /** All updates up to this one are in the snapshot. */
  snapshot_seq: Integer;
}

export interface UpdatesTable {
  project: string;
  seq: Integer;
  epoch: Integer;
  client: string;
  n: Integer;
  bytes: Uint8Array;
}

/** The newest update of each page load, which outlives its row in `updates`: by it, one that is sent again is known. */
export interface OriginsTable {
  project: string;
  client: string;
  n: Integer;
  seq: Integer;
}

export interface FilesTable {
  project: string;
  path: string;
  /** UTF-8. */
  bytes: Uint8Array;
}

/** Pictures, sounds and fonts, whether the document names them or no longer. */
export interface AssetsTable {
  project: string;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  /** Grows with each one that is put: what was put longest ago goes first. */
  nth: Integer;
  /** Of the bytes, so that nobody has to read them to know. */
  size: Integer;
  bytes: Uint8Array;
}

/** The files of a project as they were. */
export interface VersionsTable {
  project: string;
  /** Grows with each version of the project. */
  n: Integer;
  at: Integer;
  why: string;
  step: Integer | null;
  name: string | null;
  /** Of what is in it, so that the same is not kept twice in a row. */
  digest: string;
  /** Of the bytes, so that nobody has to read them to know. */
  size: Integer;
  bytes: Uint8Array;
}

export interface SecretsTable {
  name: string;
  bytes: Uint8Array;
}

/** Of many nodes with one database, those that may own projects. Empty where there is one node. */
export interface NodesTable {
  /** Random, anew each time that the node gets a lease. */
  incarnation: string;
  id: string;
  /** Where the other nodes reach it. */
  url: string;
  /** Milliseconds since 1970, by the clock of the database. */
  lease_until: Integer;
  /** The number of a lock that the node's connection holds: who can take it knows that the connection is gone. */
  held_lock: Integer;
}

/** Zips of projects that are no more, where a database keeps them. */
export interface ExpiredTable {
  project: string;
  /** When it was made. */
  at: Integer;
  bytes: Uint8Array;
}
