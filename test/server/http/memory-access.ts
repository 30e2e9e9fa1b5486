import { createHash } from 'node:crypto';
import { sideOf } from '../../../runtime/side.ts';
import type { Diagnostic, Outcome } from '../../../server/protocol/diagnostic.ts';
import { CodedError } from '../../../server/errors.ts';
import type { FileChanges, FileContent } from '../../../server/projects/files.ts';
import type { Created, HostAccess, OpenProject, PageProject, ProjectIds } from '../../../server/http/host-access.ts';

interface Kept extends ProjectIds {
  name: string;
  editKey: string;
  files: Map<string, FileContent>;
  diagnostics: Diagnostic[];
}

/** Projects in memory: the rights are real, and code that opens a bracket too many is refused. Nothing runs. */
export class MemoryAccess implements HostAccess {
  readonly #projects = new Map<string, Kept>();
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
      files: new Map(Object.entries(files)),
      diagnostics: [],
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
    };
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
