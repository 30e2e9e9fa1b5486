import { hashAssets } from '../document/project-assets.ts';
import { ProjectDocument } from '../document/project-document.ts';
import { CodedError } from '../errors.ts';
import type { Created, HostAccess, KeyAction, KeyKind, NewProject, OpenProject, PageProject, ProjectIds } from '../http/host-access.ts';
import type { Language } from '../protocol/language.ts';
import type { ReportReason } from '../protocol/report.ts';
import type { ProjectRecord, Store } from '../store/store.ts';
import { newAddress } from './address-words.ts';
import { checkFiles, type FileContent } from './files.ts';
import type { HostRegistry } from './host-registry.ts';
import { isLink, newEditKey, newLink } from './keys.ts';
import type { ProjectHost } from './project-host.ts';
import type { Starter } from './starter.ts';

export interface ProjectAccessOptions {
  store: Store;
  registry: HostRegistry;
  /** What a project is that is made without files. */
  starters: Readonly<Record<Language, Starter>>;
  /** Words of an Edit key. */
  secretWords: number;
}

const TRIES = 5;

/** What a new project comes from, besides its files. */
interface Origin {
  lesson?: Parameters<HostAccess['create']>[0]['lesson'];
  madeFrom?: ProjectRecord['madeFrom'];
}

/** The projects of this host, for whoever comes over HTTP. */
export class ProjectAccess implements HostAccess {
  readonly #options: ProjectAccessOptions;

  constructor(options: ProjectAccessOptions) {
    this.#options = options;
  }

  create({ name, files, lesson, language = 'en' }: NewProject): Promise<Created> {
    const starter = this.#options.starters[language];
    return this.#create(name ?? starter.name, files ?? starter.files, { lesson });
  }

  async #create(name: string, files: Readonly<Record<string, FileContent>>, { lesson, madeFrom }: Origin): Promise<Created> {
    const checked = checkFiles(files);
    if (!checked.ok) throw new CodedError('bad-files', checked.reason);
    const { texts, assets } = checked;
    const { hashes, contents } = hashAssets(assets);
    const snapshot = ProjectDocument.initial(texts, hashes, lesson);
    for (let tries = 1; ; tries++) {
      const made = this.#newRecord(name, madeFrom);
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

  async remix(idOrLink: string, key: string | undefined): Promise<Created> {
    const record = await this.#sourceOf(idOrLink, key);
    const { document, versions, name } = await this.#options.registry.awake(record);
    await versions.make({ why: 'copy' });
    const files: Record<string, FileContent> = {
      ...Object.fromEntries(document.files()),
      ...Object.fromEntries(await document.readAssets()),
    };
    return this.#create(name, files, { madeFrom: { id: record.id, name } });
  }

  async changeKey(
    id: string,
    key: string | undefined,
    kind: KeyKind,
    action: KeyAction,
  ): Promise<ProjectIds & { editKey: string; words?: string[] }> {
    if (key === undefined) throw new CodedError('no-key');
    const opened = await this.#options.registry.openHost(id, key);
    if (opened.role !== 'edit') throw new CodedError('wrong-key');
    if (kind !== 'edit') {
      const others = opened.record.withdrawn.filter((each) => each !== kind);
      const withdrawn = action === 'withdraw' ? [...others, kind] : others;
      // one that is turned off is a new one as well, which nobody is told: the IDE's own panes have their pages below it
      return { ...idsOf(await this.#options.registry.changeKeys(opened, { [kind]: newLink(id), withdrawn })), editKey: key };
    }
    if (action === 'withdraw') throw new CodedError('bad-request', 'The Edit key can be renewed, not withdrawn.');
    const words = newEditKey(this.#options.secretWords);
    const editKey = words.join('-');
    const record = await this.#options.registry.changeKeys(opened, { editHash: this.#options.registry.hashKey(editKey) });
    return { ...idsOf(record), editKey, words };
  }

  async delete(id: string, key: string | undefined): Promise<void> {
    if (key === undefined) throw new CodedError('no-key');
    const { role } = await this.#options.registry.rightOf(id, key);
    if (role !== 'edit') throw new CodedError('wrong-key');
    await this.#options.registry.delete(id);
  }

  async report(play: string, why: ReportReason): Promise<void> {
    (await this.#options.registry.awakeByPlay(play)).document.report(why);
  }

  openedAt(ids: readonly string[]): Promise<Map<string, number>> {
    return this.#options.store.openedAt(ids);
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

  async nameToRemix(remix: string): Promise<string | undefined> {
    return (await this.#options.store.findByLink('remix', remix))?.name;
  }

  async playOf(id: string): Promise<string | undefined> {
    return (await this.#options.store.findProject(id))?.play;
  }

  /** What may be copied, by whoever comes with this. */
  async #sourceOf(idOrLink: string, key: string | undefined): Promise<ProjectRecord> {
    if (!isLink(idOrLink)) {
      if (key === undefined) throw new CodedError('no-key');
      return (await this.#options.registry.rightOf(idOrLink, key)).record;
    }
    const { store } = this.#options;
    const record = (await store.findByLink('remix', idOrLink)) ?? (await store.findByLink('look', idOrLink));
    if (!record) throw new CodedError('unknown-project');
    return record;
  }

  #newRecord(name: string, madeFrom: ProjectRecord['madeFrom']): { record: ProjectRecord; words: string[] } {
    const id = newAddress();
    const words = newEditKey(this.#options.secretWords);
    const editHash = this.#options.registry.hashKey(words.join('-'));
    const links = { play: newLink(id), look: newLink(id), remix: newLink(id), withdrawn: [] };
    return { words, record: { id, name, editHash, ...links, ...(madeFrom && { madeFrom }), createdAt: Date.now() } };
  }
}

function idsOf({ id, play, look, remix, withdrawn }: ProjectRecord): ProjectIds {
  return { id, play, look, remix, withdrawn };
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
    versions: () => host.versions.list(),
    version: (n) => host.versions.files(n),
    keepVersion: (name) => host.versions.make({ why: 'named', name }),
    nameVersion: (n, name) => host.versions.rename(n, name),
    restore: (n) => host.restore(n),
  };
}
