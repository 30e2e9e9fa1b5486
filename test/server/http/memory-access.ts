import { sideOf } from '../../../runtime/side.ts';
import type { Diagnostic, Outcome } from '../../../server/protocol/diagnostic.ts';
import { CodedError } from '../../../server/errors.ts';
import type { Created, HostAccess, OpenProject, PageProject, ProjectIds } from '../../../server/http/host-access.ts';

interface Kept extends ProjectIds {
  name: string;
  editKey: string;
  files: Map<string, string>;
  diagnostics: Diagnostic[];
}

/** Projects in memory: the rights are real, and code that opens a bracket too many is refused. Nothing runs. */
export class MemoryAccess implements HostAccess {
  readonly #projects = new Map<string, Kept>();
  #count = 0;

  async create({ name = 'My project', files = {} }: { name?: string; files?: Record<string, string> }): Promise<Created> {
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
      files: () => project.files,
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
    return project && { id: project.id, play, name: project.name, files: () => project.files };
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

function put(project: Kept, changes: Record<string, string | null>): Outcome {
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) project.files.delete(path);
    else project.files.set(path, text);
  }
  project.diagnostics = [...project.files]
    .filter(([path, text]) => sideOf(path) === 'server' && text.split('(').length !== text.split(')').length)
    .map(([file]) => ({ code: 'syntax', params: {}, side: 'server', file, line: 1 }));
  return { ok: project.diagnostics.length === 0, diagnostics: project.diagnostics };
}

/** 27 is 'ba'. */
function letters(count: number): string {
  return (count > 25 ? letters(Math.floor(count / 26)) : '') + String.fromCharCode(97 + (count % 26));
}
