import type { Compiler } from '../compiler/compiler.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import { sideOf } from '../../runtime/side.ts';

export interface PageChange {
  change: 'reload' | 'styles';
  paths: string[];
}

/** Knows which page files have changed since the panes were told, and tells them when the files parse. */
export class PageWatch {
  readonly #compiler: Pick<Compiler, 'checkPages'>;
  readonly #owner: string;
  readonly #files: () => ReadonlyMap<string, string>;
  readonly #paths: () => ReadonlySet<string>;
  readonly #changed = new Set<string>();

  /** `owner`: id of the project. `files` are the texts of the project, `paths` are all of it, assets too. */
  constructor(
    compiler: Pick<Compiler, 'checkPages'>,
    owner: string,
    files: () => ReadonlyMap<string, string>,
    paths: () => ReadonlySet<string>,
  ) {
    this.#owner = owner;
    this.#compiler = compiler;
    this.#files = files;
    this.#paths = paths;
  }

  note(path: string): void {
    if (sideOf(path) === 'page') this.#changed.add(path);
  }

  /** Style sheets that have changed, where nothing else has: they are shown before the pages are read, which they leave as they are. */
  takeStyles(): PageChange | undefined {
    const paths = [...this.#changed];
    if (paths.length === 0 || !paths.every(isStyle)) return undefined;
    this.#changed.clear();
    return { change: 'styles', paths };
  }

  /** What the panes have to do, or what is wrong with a page; then the change waits until that is mended. */
  async check(): Promise<Outcome & { change?: PageChange }> {
    const paths = [...this.#changed];
    const diagnostics: Diagnostic[] = await this.#compiler.checkPages(this.#files(), this.#paths(), { owner: this.#owner });
    if (diagnostics.some(({ isNote }) => !isNote)) return { ok: false, diagnostics };
    for (const path of paths) this.#changed.delete(path);
    if (paths.length === 0) return { ok: true, diagnostics };
    const change = paths.every(isStyle) ? 'styles' : 'reload';
    return { ok: true, diagnostics, change: { change, paths } };
  }
}

/** A style sheet can be swapped in place. */
export function isStyle(path: string): boolean {
  return path.endsWith('.css');
}
