import type { Restored, Version, VersionFile } from '../../server/protocol/version.ts';
import type { MadeProject } from './api.ts';

/** What may be asked of the versions of a project, with its Edit key. Each call throws on a refusal. */
export class VersionCalls {
  readonly #all: string;
  readonly #key: string;

  constructor(base: string, { id, editKey }: Pick<MadeProject, 'id' | 'editKey'>) {
    this.#all = `${base}/api/projects/${id}/versions`;
    this.#key = editKey;
  }

  async list(): Promise<Version[]> {
    return ((await this.#ask('GET', '')) as { versions: Version[] }).versions;
  }

  /** Texts by path, and the hashes of what is no text. */
  async files(n: number): Promise<Record<string, string>> {
    const { files } = (await this.#ask('GET', `/${String(n)}`)) as { files: VersionFile[] };
    return Object.fromEntries(files.map((file) => [file.path, 'text' in file ? file.text : file.asset]));
  }

  async keep(name: string): Promise<number> {
    return ((await this.#ask('POST', '', { name })) as { n: number }).n;
  }

  async restore(n: number): Promise<Restored> {
    return (await this.#ask('POST', `/${String(n)}/restore`)) as Restored;
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#all + path, {
      method,
      headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} versions${path} answered ${String(response.status)}: ${text}`);
    return JSON.parse(text) as unknown;
  }
}
