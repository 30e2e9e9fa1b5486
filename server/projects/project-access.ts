import { hashAssets } from '../document/project-assets.ts';
import { ProjectDocument } from '../document/project-document.ts';
import { CodedError } from '../errors.ts';
import type { Created, HostAccess, OpenProject, PageProject, ProjectIds } from '../http/host-access.ts';
import type { ProjectRecord, Store } from '../store/store.ts';
import { newAddress } from './address-words.ts';
import { checkFiles, type FileContent } from './files.ts';
import type { HostRegistry } from './host-registry.ts';
import { newEditKey, newLink } from './keys.ts';
import type { ProjectHost } from './project-host.ts';

export interface ProjectAccessOptions {
  store: Store;
  registry: HostRegistry;
  /** Files of a project that is made without any. */
  starter: Readonly<Record<string, string>>;
  /** Words of an Edit key. */
  secretWords: number;
}

const TRIES = 5;

/** The projects of this host, for whoever comes over HTTP. */
export class ProjectAccess implements HostAccess {
  readonly #options: ProjectAccessOptions;

  constructor(options: ProjectAccessOptions) {
    this.#options = options;
  }

  async create({ name = 'Our chat', files }: { name?: string; files?: Record<string, FileContent> }): Promise<Created> {
    const checked = checkFiles(files ?? this.#options.starter);
    if (!checked.ok) throw new CodedError('bad-files', checked.reason);
    const { texts, assets } = checked;
    const { hashes, contents } = hashAssets(assets);
    const snapshot = ProjectDocument.initial(texts, hashes);
    for (let tries = 1; ; tries++) {
      const made = this.#newRecord(name);
      try {
        await this.#options.store.createProject(made.record, snapshot, texts, contents);
        return { ...idsOf(made.record), editKey: made.words.join('-'), words: made.words };
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'id-taken' || tries === TRIES) throw error;
      }
    }
  }

  async open(id: string, key: string | undefined, right: 'edit' | 'look'): Promise<OpenProject> {
    if (key === undefined) throw new CodedError('no-key');
    const { record, role } = await this.#options.registry.rightOf(id, key);
    if (right === 'edit' && role !== 'edit') throw new CodedError('wrong-key');
    return openProject(await this.#options.registry.awake(record));
  }

  async findByWords(editKey: string): Promise<(ProjectIds & { editKey: string }) | undefined> {
    const record = await this.#options.store.findByEditHash(this.#options.registry.hashKey(editKey));
    return record && { ...idsOf(record), editKey };
  }

  async findByPlay(play: string): Promise<PageProject | undefined> {
    const record = await this.#options.store.findByLink('play', play);
    if (!record) return undefined;
    const host = await this.#options.registry.awake(record);
    return {
      id: host.id,
      play,
      name: host.name,
      files: () => host.document.files(),
      assets: () => new Map([...host.document.assets()].map(([path, { hash }]) => [path, hash])),
      asset: (hash) => host.document.asset(hash),
    };
  }

  async findByLook(look: string): Promise<{ id: string; play: string } | undefined> {
    return this.#options.store.findByLink('look', look);
  }

  async playOf(id: string): Promise<string | undefined> {
    return (await this.#options.store.findProject(id))?.play;
  }

  #newRecord(name: string): { record: ProjectRecord; words: string[] } {
    const id = newAddress();
    const words = newEditKey(this.#options.secretWords);
    const editHash = this.#options.registry.hashKey(words.join('-'));
    return { words, record: { id, name, editHash, play: newLink(id), look: newLink(id), remix: newLink(id), createdAt: Date.now() } };
  }
}

function idsOf({ id, play, look, remix }: ProjectRecord): ProjectIds {
  return { id, play, look, remix };
}

function openProject(host: ProjectHost): OpenProject {
  return {
    id: host.id,
    name: host.name,
    files: () => host.document.files(),
    assets: () => host.document.readAssets(),
    asset: (hash) => host.document.asset(hash),
    state: () => host.state,
    diagnostics: () => host.diagnostics,
    put: (changes) => host.put(changes),
  };
}
