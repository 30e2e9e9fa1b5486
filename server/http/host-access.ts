/**
 * What the HTTP routes need from the projects of this host. Ids are raw here: `links.ts` makes URLs of them. Whatever is
 * refused is thrown as a CodedError.
 */
import type { FileChanges, FileContent } from '../projects/files.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import type { ProjectState } from '../protocol/project-state.ts';

export interface HostAccess {
  /** Throws 'bad-files' or 'too-large'. Without files: the starter. */
  create(request: { name?: string; files?: Record<string, FileContent> }): Promise<Created>;
  /** Throws 'unknown-project', 'no-key' or 'wrong-key'. The key is an Edit key, or, for `look`, a look id as well. */
  open(id: string, key: string | undefined, right: 'edit' | 'look'): Promise<OpenProject>;
  /** By an Edit key: secret words in lower case, joined by `-`. */
  findByWords(editKey: string): Promise<(ProjectIds & { editKey: string }) | undefined>;
  findByPlay(play: string): Promise<PageProject | undefined>;
  findByLook(look: string): Promise<{ id: string; play: string } | undefined>;
  /** The play id of a project; undefined when there is no such project. */
  playOf(id: string): Promise<string | undefined>;
}

export interface ProjectIds {
  id: string;
  play: string;
  look: string;
  remix: string;
}

export interface Created extends ProjectIds {
  editKey: string;
  words: string[];
}

export interface OpenProject {
  id: string;
  name: string;
  /** From path to text. */
  files(): ReadonlyMap<string, string>;
  /** From path to bytes: pictures, sounds, fonts. What the store lacks is left out. */
  assets(): Promise<ReadonlyMap<string, Uint8Array>>;
  /** The bytes of an asset by its SHA-256, in hex, whether a file has it now or had it before. */
  asset(hash: string): Promise<Uint8Array | undefined>;
  state(): ProjectState;
  diagnostics(): Diagnostic[];
  /** null deletes. Resolves when the new code is live or refused. Throws 'bad-files' or 'too-large'. */
  put(changes: FileChanges): Promise<Outcome>;
}

export interface PageProject {
  id: string;
  play: string;
  name: string;
  /** From path to text. */
  files(): ReadonlyMap<string, string>;
  /** From path to SHA-256, in hex: those of which the store has the bytes. */
  assets(): ReadonlyMap<string, string>;
  asset(hash: string): Promise<Uint8Array | undefined>;
}
