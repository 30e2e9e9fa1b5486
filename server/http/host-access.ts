/**
 * What the HTTP routes need from the projects of this host. Ids are raw here: `links.ts` makes URLs of them. Whatever is
 * refused is thrown as a CodedError.
 */
import type { FileChanges, FileContent } from '../projects/files.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import type { Language } from '../protocol/language.ts';
import type { ProjectState } from '../protocol/project-state.ts';
import type { ReportReason } from '../protocol/report.ts';
import type { Restored, Version, VersionFile } from '../protocol/version.ts';
import type { LinkKind } from '../store/store.ts';

export interface HostAccess {
  /** Throws 'bad-files' or 'too-large'. */
  create(request: NewProject): Promise<Created>;
  /** Throws 'unknown-project', 'no-key' or 'wrong-key'. The key is an Edit key, or, for `look`, a look id as well. */
  open(id: string, key: string | undefined, right: 'edit' | 'look'): Promise<OpenProject>;
  /**
   * A copy: by a remix link or a look link in place of the id, or by the id with the Edit key or the look id. Throws 'unknown-project', 'no-key' or
   * 'wrong-key'.
   */
  remix(idOrLink: string, key: string | undefined): Promise<Created>;
  /** With the Edit key. Gives all links, and the Edit key where that is a new one. An Edit key can not be withdrawn: 'bad-request'. */
  changeKey(
    id: string,
    key: string | undefined,
    kind: KeyKind,
    action: KeyAction,
  ): Promise<ProjectIds & { editKey: string; words?: string[] }>;
  /** For good. With the Edit key. */
  delete(id: string, key: string | undefined): Promise<void>;
  /** When each of these projects was last opened, in milliseconds since 1970. What is no project is not in it. */
  openedAt(ids: readonly string[]): Promise<Map<string, number>>;
  /** With the Play link: whoever edits the project reads it. Throws 'unknown-project'. */
  report(play: string, why: ReportReason): Promise<void>;
  /** By an Edit key: secret words in lower case, joined by `-`. */
  findByWords(editKey: string): Promise<(ProjectIds & { editKey: string }) | undefined>;
  findByPlay(play: string): Promise<PageProject | undefined>;
  findByLook(look: string): Promise<{ id: string; play: string } | undefined>;
  /** The name of the project under this Remix link; undefined when there is none. */
  nameToRemix(remix: string): Promise<string | undefined>;
  /** The play id of a project; undefined when there is no such project. */
  playOf(id: string): Promise<string | undefined>;
}

export interface NewProject {
  name?: string;
  /** Without files it is the starter. */
  files?: Record<string, FileContent>;
  /** The id of the lesson that it is for. */
  lesson?: string;
  /** Of the starter; English, if it is not said. */
  language?: Language;
}

export interface ProjectIds {
  id: string;
  play: string;
  look: string;
  remix: string;
  /** Those that open nothing now. None, for a new project. */
  withdrawn?: readonly LinkKind[];
}

/** A link of a project, or the Edit key, which is one as well. */
export type KeyKind = LinkKind | 'edit';

/** `renew`: there is a new one, and the old one opens nothing any longer. `withdraw`: the same without a new one. */
export type KeyAction = 'renew' | 'withdraw';

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
  /** The oldest first. */
  versions(): Promise<Version[]>;
  /** Throws 'not-found'. */
  version(n: number): Promise<VersionFile[]>;
  /** Keeps the files as they are now under a name; gives the number of that version. */
  keepVersion(name: string): Promise<number>;
  /** Throws 'not-found'. */
  nameVersion(n: number, name: string): Promise<void>;
  /** Makes the files what they were; what they are now is a version before that. Throws 'not-found' or 'bad-files'. */
  restore(n: number): Promise<Restored>;
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
