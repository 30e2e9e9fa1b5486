import type { Log } from '../log.ts';
import type { Diagnostic } from '../protocol/diagnostic.ts';
import { diagnoseBuild } from '../../runtime/compiler/build-diagnostics.ts';
import { bundleOptions } from '../../runtime/compiler/bundle-options.ts';
import { Lanes } from './lanes.ts';
import type { FileOwner } from './file-work.ts';
import { PageGuard } from './page-guard.ts';
import { PageScripts } from './page-scripts.ts';
import type { CutPage } from '../../runtime/pages/page-html.ts';
import type { CompiledPageScript } from '../../runtime/pages/compile-page-script.ts';
import { PositionMap } from '../../runtime/compiler/position-map.ts';
import type { HandlerPlace, PreparedFile } from '../../runtime/compiler/prepare-server.ts';
import type { LoopPlace } from '../../runtime/compiler/quiet-loops.ts';
import { holdsScripts, isImportable } from '../../runtime/compiler/script-files.ts';

export interface CompiledServer {
  ok: true;
  /** One classic script, for `evalCode(code, COMPILED)` in an instance with the globals of the runtime. */
  code: string;
  positions: PositionMap;
  /** Calls of `on` with a plain text as op, file by file. */
  handlers: HandlerPlace[];
  /** For `placeOfLoop`. */
  loops: LoopPlace[];
  diagnostics: Diagnostic[];
}

export interface Refused {
  ok: false;
  diagnostics: Diagnostic[];
}

export interface CompileOptions {
  /** Id of the project: whoever makes the compiler slow is told from others by it. */
  owner?: string;
  signal?: AbortSignal;
}

/** From pupils' files to what runs. Each file is hostile: it is parsed in a worker, compiled in a process, and never run here. */
export interface Compiler {
  /**
   * Compiles `server.js`, or `server.ts` where there is no `server.js`, with what it imports of the project. No server file at
   * all is a server that does nothing. Rejects when the signal is aborted before its turn, or the host itself is at fault.
   */
  compileServer(files: ReadonlyMap<string, string>, options?: CompileOptions): Promise<CompiledServer | Refused>;
  /** What is wrong with the pages of a project; `isNote`: also what holds nothing back. `paths` are all of its files, assets too. */
  checkPages(
    files: ReadonlyMap<string, string>,
    paths: ReadonlySet<string>,
    options?: Pick<CompileOptions, 'owner'>,
  ): Promise<Diagnostic[]>;
  /** What a browser gets for a page's script of JSX or TypeScript, as the files are when its turn comes. */
  compilePageScript(project: FileOwner, path: string): Promise<CompiledPageScript>;
  /** A page's script of plain JavaScript, its loops guarded; as it was written where that takes too long. */
  guardScript(project: FileOwner, path: string): Promise<string>;
  /** The same of a page. */
  guardPage(project: FileOwner, path: string): Promise<CutPage>;
  dispose(): Promise<void>;
}

/** More mistakes than these are not told at once. */
const MAX_DIAGNOSTICS = 20;

/** The worker and the process start at once and get warm while the rest of the host starts. */
export function createCompiler({ log }: { log: Log }): Compiler {
  const lanes = new Lanes(log);
  const pageScripts = new PageScripts(lanes);
  const pageGuard = new PageGuard(lanes);
  lanes.warm().catch((error: unknown) => log.error({ err: error }, 'the compiler does not get warm'));
  return {
    compileServer: (files, options) => compileServer(lanes, files, options),
    checkPages: (files, paths, options) => checkPages(lanes, files, paths, options),
    compilePageScript: (project, path) => pageScripts.compile(project, path),
    guardScript: (project, path) => pageGuard.script(project, path),
    guardPage: (project, path) => pageGuard.page(project, path),
    dispose: () => lanes.dispose(),
  };
}

async function compileServer(
  lanes: Lanes,
  files: ReadonlyMap<string, string>,
  { owner = '', signal }: CompileOptions = {},
): Promise<CompiledServer | Refused> {
  const entry = ['server.js', 'server.ts'].find((path) => files.has(path));
  if (entry === undefined)
    return { ok: true, code: '', positions: new PositionMap('', '', new Map()), handlers: [], loops: [], diagnostics: [] };
  const parsed = await lanes.parse(owner, { type: 'prepare-server', files: only(files, isImportable), entry }, signal);
  if (parsed.type === 'too-slow') return refused([{ code: 'compile-too-slow', params: {}, side: 'server', file: entry }]);
  if (parsed.type !== 'prepared') return refused([{ code: 'compile-failed', params: {}, side: 'server', file: entry }]);
  if (!parsed.prepared.ok) return refused(parsed.prepared.diagnostics);
  const { files: prepared, handlers, loops } = parsed.prepared;
  const outcome = await lanes.build(owner, bundleOptions(prepared, entry), signal);
  signal?.throwIfAborted();
  switch (outcome.type) {
    case 'built': {
      const positions = new PositionMap(outcome.code, outcome.map, insertionsOf(prepared));
      return { ok: true, code: outcome.code, positions, handlers, loops, diagnostics: [] };
    }
    case 'failed':
      return refused(diagnoseBuild(outcome.errors.slice(0, MAX_DIAGNOSTICS), prepared));
    case 'too-slow':
      return refused([{ code: 'compile-too-slow', params: {}, side: 'server', file: entry }]);
    case 'crashed':
      return refused([{ code: 'compile-failed', params: {}, side: 'server', file: entry }]);
  }
}

async function checkPages(
  lanes: Lanes,
  files: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
  { owner = '' }: CompileOptions = {},
): Promise<Diagnostic[]> {
  const pages = only(files, holdsScripts);
  if (pages.size === 0) return [];
  const parsed = await lanes.parse(owner, { type: 'check-pages', files: pages, paths });
  if (parsed.type === 'checked') return parsed.diagnostics.slice(0, MAX_DIAGNOSTICS);
  return [{ code: parsed.type === 'too-slow' ? 'compile-too-slow' : 'compile-failed', params: {}, side: 'page' }];
}

function refused(diagnostics: Diagnostic[]): Refused {
  return { ok: false, diagnostics: diagnostics.slice(0, MAX_DIAGNOSTICS) };
}

function only(files: ReadonlyMap<string, string>, wanted: (path: string) => boolean): Map<string, string> {
  return new Map([...files].filter(([path]) => wanted(path)));
}

function insertionsOf(files: ReadonlyMap<string, PreparedFile>): Map<string, PreparedFile['insertions']> {
  return new Map([...files].map(([path, { insertions }]) => [path, insertions]));
}
