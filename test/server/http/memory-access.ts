import { createHash } from 'node:crypto';
import { sideOf } from '../../../runtime/side.ts';
import type { VersionFile } from '../../../server/protocol/version.ts';
import type { LinkKind } from '../../../server/store/store.ts';
import type { Diagnostic, Outcome } from '../../../server/protocol/diagnostic.ts';
import type { ReportReason } from '../../../server/protocol/report.ts';
import { CodedError } from '../../../server/errors.ts';
import type { FileChanges, FileContent } from '../../../server/projects/files.ts';
import type { Created, HostAccess, KeyAction, KeyKind, OpenProject, PageProject, ProjectIds } from '../../../server/http/host-access.ts';

interface Kept extends ProjectIds {
  name: string;
  editKey: string;
  withdrawn: LinkKind[];
  files: Map<string, FileContent>;
  diagnostics: Diagnostic[];
  versions: KeptVersion[];
}

interface KeptVersion {
  name: string;
  files: Map<string, FileContent>;
}

/** Projects in memory: the rights are real, and code that opens a bracket too many is refused. Nothing runs. */
export class MemoryAccess implements HostAccess {
  readonly #projects = new Map<string, Kept>();
  /** By id; of others it is now. */
  readonly opened = new Map<string, number>();
  #count = 0;

  async create({ name = 'My project', files = {} }: { name?: string; files?: Record<string, FileContent> }): Promise<Created> {
    this.#count += 1;
    const id = `brave-otter-lamp-${this.#count}`;
    const secret = 'abcdefghij23456'.padEnd(16, String.fromCharCode(97 + (this.#count % 26)));
    const words = [
      'tiger',
      'banana',
      'rocket',
      ['seven', 'eight', 'nine'][this.#count % 3] ?? '',
      ...(this.#count > 3 ? [letters(this.#count)] : []),
    ];
    const project: Kept = {
      id,
      play: `${id}.p${secret.slice(1)}`,
      look: `${id}.l${secret.slice(1)}`,
      remix: `${id}.r${secret.slice(1)}`,
      name,
      editKey: words.join('-'),
      withdrawn: [],
      files: new Map(Object.entries(files)),
      diagnostics: [],
      versions: [],
    };
    this.#projects.set(id, project);
    return { ...project, words };
  }

  async open(id: string, key: string | undefined, right: 'edit' | 'look'): Promise<OpenProject> {
    const project = this.#projects.get(id);
    if (!project) throw new CodedError('unknown-project');
    if (key === undefined) throw new CodedError('no-key');
    if (key !== project.editKey && !(right === 'look' && key === project.look)) throw new CodedError('wrong-key');
    return {
      id,
      name: project.name,
      files: () => textsOf(project),
      assets: async () => assetsOf(project),
      asset: async (hash) => find(project, hash),
      state: () => ({ server: 'running', code: project.diagnostics.length === 0 ? 'live' : 'refused' }),
      diagnostics: () => project.diagnostics,
      put: async (changes) => put(project, changes),
      versions: async () => project.versions.map(({ name }, at) => ({ n: at + 1, at: 0, why: 'named', name })),
      version: async (n) => textFiles(versionOf(project, n)),
      keepVersion: async (name) => project.versions.push({ name, files: new Map(project.files) }),
      nameVersion: async (n, name) => void (versionOf(project, n).name = name),
      restore: async (n) => {
        project.files = new Map(versionOf(project, n).files);
        return { before: project.versions.length, gone: [] };
      },
    };
  }

  async remix(idOrLink: string, key: string | undefined): Promise<Created> {
    const source = this.#find(({ look, remix }) => look === idOrLink || remix === idOrLink);
    if (!source) {
      const { name } = await this.open(idOrLink, key, 'look');
      return this.create({ name });
    }
    return this.create({ name: source.name, files: Object.fromEntries(source.files) });
  }

  async delete(id: string, key: string | undefined): Promise<void> {
    await this.open(id, key, 'edit');
    this.#projects.delete(id);
  }

  readonly reports: [play: string, why: ReportReason][] = [];

  async report(play: string, why: ReportReason): Promise<void> {
    if (![...this.#projects.values()].some((project) => project.play === play)) throw new CodedError('unknown-project');
    this.reports.push([play, why]);
  }

  async openedAt(ids: readonly string[]): Promise<Map<string, number>> {
    return new Map(ids.filter((id) => this.#projects.has(id)).map((id) => [id, this.opened.get(id) ?? Date.now()]));
  }

  async changeKey(
    id: string,
    key: string | undefined,
    kind: KeyKind,
    action: KeyAction,
  ): Promise<ProjectIds & { editKey: string; words?: string[] }> {
    await this.open(id, key, 'edit');
    const project = this.#projects.get(id);
    if (!project) throw new CodedError('unknown-project');
    if (kind === 'edit') {
      if (action === 'withdraw') throw new CodedError('bad-request');
      const words = ['four', 'new', 'words', 'here'];
      project.editKey = words.join('-');
      return { ...project, words };
    }
    project[kind] = `${id}.n${project[kind].split('.n').at(-1)?.slice(-15) ?? ''}`;
    project.withdrawn = project.withdrawn.filter((each) => each !== kind);
    if (action === 'withdraw') project.withdrawn.push(kind);
    return project;
  }

  async findByWords(editKey: string): Promise<(ProjectIds & { editKey: string }) | undefined> {
    return this.#find((project) => project.editKey === editKey);
  }

  async findByPlay(play: string): Promise<PageProject | undefined> {
    const project = this.#find((each) => each.play === play);
    return (
      project && {
        id: project.id,
        play,
        name: project.name,
        files: () => textsOf(project),
        assets: () => new Map([...assetsOf(project)].map(([path, bytes]) => [path, hashOf(bytes)])),
        asset: async (hash) => find(project, hash),
      }
    );
  }

  async findByLook(look: string): Promise<{ id: string; play: string } | undefined> {
    return this.#find((project) => project.look === look);
  }

  async nameToRemix(remix: string): Promise<string | undefined> {
    return this.#find((project) => project.remix === remix)?.name;
  }

  async playOf(id: string): Promise<string | undefined> {
    return this.#projects.get(id)?.play;
  }

  #find(wanted: (project: Kept) => boolean): Kept | undefined {
    return [...this.#projects.values()].find(wanted);
  }
}

function textsOf({ files }: Kept): Map<string, string> {
  return new Map([...files].flatMap(([path, content]): [string, string][] => (typeof content === 'string' ? [[path, content]] : [])));
}

function assetsOf({ files }: Kept): Map<string, Uint8Array> {
  return new Map([...files].flatMap(([path, content]): [string, Uint8Array][] => (typeof content === 'string' ? [] : [[path, content]])));
}

function versionOf({ versions }: Kept, n: number): KeptVersion {
  const version = versions[n - 1];
  if (!version) throw new CodedError('not-found');
  return version;
}

function textFiles({ files }: KeptVersion): VersionFile[] {
  return [...files].flatMap(([path, text]) => (typeof text === 'string' ? [{ path, text }] : []));
}

function find(project: Kept, hash: string): Uint8Array | undefined {
  return [...assetsOf(project).values()].find((bytes) => hashOf(bytes) === hash);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function put(project: Kept, changes: FileChanges): Outcome {
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) project.files.delete(path);
    else project.files.set(path, content);
  }
  project.diagnostics = [...textsOf(project)]
    .filter(([path, text]) => sideOf(path) === 'server' && text.split('(').length !== text.split(')').length)
    .map(([file]) => ({ code: 'syntax', params: {}, side: 'server', file, line: 1 }));
  return { ok: project.diagnostics.length === 0, diagnostics: project.diagnostics };
}

/** 27 is 'ba'. */
function letters(count: number): string {
  return (count > 25 ? letters(Math.floor(count / 26)) : '') + String.fromCharCode(97 + (count % 26));
}
