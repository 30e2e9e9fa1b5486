import ts from 'typescript';
import { resolveImport } from '../../runtime/compiler/resolve-import.ts';
import { isHtml, isImportable } from '../../runtime/compiler/script-files.ts';
import { sideOf, type Side } from '../../runtime/side.ts';
import { pageParts, type PageParts } from './page-parts.ts';
import type { ScriptFile } from './script-file.ts';
import { nextVersion } from './text-version.ts';

/** Longer files are libraries, or made by a program: they are not read, and what they declare is not known. */
const MOST_TEXT = 60_000;

/** The world of all pages together. No path is empty. */
export const ALL_PAGES = '';
/** More pages than these share one: each costs a reading of all that a browser has. */
const MOST_WORLDS = 4;

/** Behind every module, so that one that imports and exports nothing is a module as well. */
const MODULE_END = '\nexport {};';

/** The texts of a project, as scripts of its two sides. */
export class ProjectSources {
  readonly #texts = new Map<string, string>();
  readonly #pages = new Map<string, PageParts>();
  #scripts = new Map<string, ScriptFile>();
  #stale = true;

  /** A file came, or was changed; without a text, it is gone. */
  set(path: string, text: string | undefined): void {
    if (text === this.#texts.get(path)) return;
    this.#stale = true;
    this.#pages.delete(path);
    if (text === undefined) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  text(path: string): string {
    return this.#texts.get(path) ?? '';
  }

  /** All scripts by name. Those that did not change are the same objects as before. */
  get scripts(): ReadonlyMap<string, ScriptFile> {
    if (!this.#stale) return this.#scripts;
    this.#stale = false;
    const before = this.#scripts;
    this.#scripts = new Map();
    const loads = this.#loads();
    for (const [path, text] of this.#texts) {
      if (text.length > MOST_TEXT) continue;
      if (isHtml(path)) this.#addInline(path, before);
      else if (/\.(m?js|jsx|tsx?|json)$/.test(path)) this.#add({ name: `/${path}`, path, text, isModule: isModule(path, loads) }, before);
    }
    return this.#scripts;
  }

  scriptsOf(side: Side): ScriptFile[] {
    return [...this.scripts.values()].filter((script) => script.side === side && !script.name.endsWith('.json'));
  }

  /** The script that is at this place of a file, if one is. */
  scriptAt(path: string, offset: number): ScriptFile | undefined {
    if (!isHtml(path)) return this.scripts.get(`/${path}`);
    return [...this.scripts.values()].find(
      ({ path: own, within }) => own === path && within !== undefined && within.start <= offset && offset <= within.end,
    );
  }

  /** The pages: each is a world of its own to scripts. `ALL_PAGES` where there are none, or too many. */
  get worlds(): string[] {
    const pages = this.#pagePaths();
    return pages.length === 0 || pages.length > MOST_WORLDS ? [ALL_PAGES] : pages;
  }

  /** Whether this script of pages may run in that world. A module may run in any: who imports it is not looked up. */
  isIn({ path, isModule: isAlone }: ScriptFile, world: string): boolean {
    if (world === ALL_PAGES) return true;
    return isHtml(path) ? path === world : isAlone || this.#page(world).loads.some((load) => load.path === path);
  }

  /** Ids of elements in a world, with the names of the elements. */
  ids(world: string): Map<string, string> {
    return new Map(this.#pagesOf(world).flatMap((path) => [...this.#page(path).ids]));
  }

  /** A page loads a script that is not read: its names are not known. */
  get hasUnread(): boolean {
    return [...this.#texts].some(([path, text]) => text.length > MOST_TEXT && /\.m?js$/.test(path));
  }

  /** The scripts that the server runs: its first file, and all that it imports. */
  get serverRuns(): Set<string> {
    const paths = new Set([...this.#texts.keys()].filter(isImportable));
    const entry = ['server.js', 'server.ts'].find((path) => paths.has(path));
    const found = new Set(entry === undefined ? [] : [entry]);
    for (const path of found) {
      for (const { fileName } of ts.preProcessFile(this.text(path), true, true).importedFiles) {
        const target = resolveImport(paths, path, fileName);
        if (target.type === 'file') found.add(target.path);
      }
    }
    return found;
  }

  /** What the pages of a world and all scripts of pages say, as one text. */
  pageText(world: string): string {
    return [...this.#texts]
      .flatMap(([path, text]) => {
        if (sideOf(path) !== 'page' || !/\.(html?|m?js|jsx|tsx?)$/.test(path)) return [];
        return isHtml(path) && world !== ALL_PAGES && path !== world ? [] : [text];
      })
      .join('\n');
  }

  #addInline(path: string, before: ReadonlyMap<string, ScriptFile>): void {
    for (const [at, { start, end, ...script }] of this.#page(path).scripts.entries())
      this.#add({ name: `/${path}.${at}.js`, path, within: { start, end }, ...script }, before);
  }

  #add(script: Omit<ScriptFile, 'side' | 'version'>, before: ReadonlyMap<string, ScriptFile>): void {
    const text = script.isModule && !script.name.endsWith('.json') ? script.text + MODULE_END : script.text;
    const known = before.get(script.name);
    if (known?.text === text && known.isModule === script.isModule) {
      this.#scripts.set(script.name, known);
      return;
    }
    this.#scripts.set(script.name, { ...script, text, side: sideOf(script.path), version: nextVersion() });
  }

  #page(path: string): PageParts {
    const parts = this.#pages.get(path) ?? pageParts(path, this.text(path));
    this.#pages.set(path, parts);
    return parts;
  }

  #pagePaths(): string[] {
    return [...this.#texts].flatMap(([path, text]) => (isHtml(path) && text.length <= MOST_TEXT ? [path] : []));
  }

  #pagesOf(world: string): string[] {
    return world === ALL_PAGES ? this.#pagePaths() : [world];
  }

  /** Paths of the scripts that pages load as plain ones. */
  #loads(): Set<string> {
    const loads = this.#pagePaths().flatMap((path) => this.#page(path).loads);
    return new Set(loads.flatMap(({ path, isModule: asModule }) => (asModule ? [] : [path])));
  }
}

function isModule(path: string, plain: ReadonlySet<string>): boolean {
  return sideOf(path) === 'server' || !plain.has(path);
}
