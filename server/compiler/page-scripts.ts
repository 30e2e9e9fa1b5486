import { createHash } from 'node:crypto';
import type { CompileDiagnostic } from '../../runtime/compiler/compile-diagnostic.ts';
import type { PreparedPageScript } from '../../runtime/compiler/page-script.ts';
import { holdsScripts } from '../../runtime/compiler/script-files.ts';
import type { CompiledPageScript } from '../../runtime/pages/compile-page-script.ts';
import { refusedScript } from '../../runtime/pages/refused-script.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { BuildOutcome, EsbuildService } from './esbuild-service.ts';
import type { ParseThread } from './parse-thread.ts';
import { Turns } from './turns.ts';

/** A project whose pages ask. `files` are its texts as they are now: the same object until one changes. */
export interface ScriptOwner {
  id: string;
  files(): ReadonlyMap<string, string>;
}

/** The scripts of one project that are asked for: one at a time, so that no project keeps the others waiting. */
interface Line {
  turns: Turns;
  /** By path: those whose turn has not come. They will be of the newest files then. */
  waiting: Map<string, Promise<CompiledPageScript>>;
}

type Made =
  { type: 'made'; code: string } | { type: 'refused'; diagnostic: CompileDiagnostic } | { type: 'too-slow' } | { type: 'crashed' };

/**
 * Compiles scripts of pages on request. Thirty pupils with three panes each ask for the same few texts: what was made of a
 * text is kept while there is room, and whoever asks while it is being made waits for the same.
 */
export class PageScripts {
  readonly #parser: ParseThread;
  readonly #esbuild: EsbuildService;
  /** By id of the project, while somebody waits. */
  readonly #lines = new Map<string, Line>();
  /** By all files of the project, whose object changes with them; then by path. */
  readonly #begun = new WeakMap<ReadonlyMap<string, string>, Map<string, Promise<CompiledPageScript>>>();
  /** Files of which a script was cut at its deadline: until somebody changes them, no other is tried. */
  readonly #slow = new WeakSet<ReadonlyMap<string, string>>();
  /** By what goes to esbuild. The one that was used last is last. */
  readonly #made = new Map<string, string>();
  #madeLength = 0;

  constructor(parser: ParseThread, esbuild: EsbuildService) {
    this.#parser = parser;
    this.#esbuild = esbuild;
  }

  compile(project: ScriptOwner, path: string): Promise<CompiledPageScript> {
    const line = this.#lines.get(project.id) ?? { turns: new Turns(), waiting: new Map<string, Promise<CompiledPageScript>>() };
    const known = this.#begun.get(project.files())?.get(path) ?? line.waiting.get(path);
    if (known) return known;
    this.#lines.set(project.id, line);
    const script = line.turns.run(async () => {
      line.waiting.delete(path);
      try {
        return await this.#begin(project.files(), path);
      } finally {
        if (line.waiting.size === 0) this.#lines.delete(project.id);
      }
    });
    line.waiting.set(path, script);
    return script;
  }

  #begin(files: ReadonlyMap<string, string>, path: string): Promise<CompiledPageScript> {
    const begun = this.#begun.get(files) ?? new Map<string, Promise<CompiledPageScript>>();
    this.#begun.set(files, begun);
    const known = begun.get(path);
    if (known) return known;
    if (this.#slow.has(files)) return Promise.resolve(refused(unmade('too-slow', path)));
    const script = this.#compile(files, path);
    begun.set(path, script);
    // a fault of the host is not kept
    script.catch(() => begun.delete(path));
    return script;
  }

  async #compile(files: ReadonlyMap<string, string>, path: string): Promise<CompiledPageScript> {
    const scripts = new Map([...files].filter(([each]) => holdsScripts(each)));
    const parsed = await this.#parser.ask({ type: 'prepare-page-script', files: scripts, path });
    if (parsed.type !== 'page-script-prepared') return this.#lost(files, path, lateOrCrashed(parsed));
    const { prepared } = parsed;
    if (!prepared.ok) return refused(prepared.diagnostic, prepared.wanted);
    const key = keyOf(prepared);
    const kept = this.#made.get(key);
    const made: Made = kept === undefined ? await this.#make(prepared, path) : { type: 'made', code: kept };
    if (made.type === 'refused') return refused(made.diagnostic);
    if (made.type !== 'made') return this.#lost(files, path, made.type);
    this.#keep(key, made.code);
    return { ok: true, code: made.code };
  }

  async #make({ text, options }: Extract<PreparedPageScript, { ok: true }>, path: string): Promise<Made> {
    const outcome = await this.#esbuild.transform(text, options);
    if (outcome.type === 'failed') return { type: 'refused', diagnostic: diagnose(outcome, path) };
    if (outcome.type !== 'built') return outcome;
    const laid = await this.#parser.ask({ type: 'keep-lines', code: outcome.code, map: outcome.map });
    return laid.type === 'lines-kept' ? { type: 'made', code: laid.code } : { type: lateOrCrashed(laid) };
  }

  /** What came to no end may do so another time, so it is not kept. */
  #lost(files: ReadonlyMap<string, string>, path: string, how: 'too-slow' | 'crashed'): CompiledPageScript {
    this.#begun.get(files)?.delete(path);
    if (how === 'too-slow') this.#slow.add(files);
    return refused(unmade(how, path));
  }

  #keep(key: string, code: string): void {
    if (!this.#made.delete(key)) this.#madeLength += code.length;
    this.#made.set(key, code);
    for (const [oldest, { length }] of this.#made) {
      if (this.#madeLength <= LIMITS.pageScriptsKept) break;
      this.#made.delete(oldest);
      this.#madeLength -= length;
    }
  }
}

function keyOf({ text, options }: Extract<PreparedPageScript, { ok: true }>): string {
  return createHash('sha256').update(JSON.stringify(options)).update('\0').update(text).digest('base64');
}

function refused(diagnostic: CompileDiagnostic, wanted: readonly string[] = []): CompiledPageScript {
  return { ok: false, code: refusedScript(diagnostic, wanted), diagnostic };
}

function lateOrCrashed({ type }: { type: string }): 'too-slow' | 'crashed' {
  return type === 'too-slow' ? type : 'crashed';
}

function unmade(how: 'too-slow' | 'crashed', file: string): CompileDiagnostic {
  return { code: how === 'too-slow' ? 'compile-too-slow' : 'compile-failed', params: {}, side: 'page', file };
}

/** What esbuild finds and the parser does not is rare. */
function diagnose({ errors: [error] }: Extract<BuildOutcome, { type: 'failed' }>, file: string): CompileDiagnostic {
  const place = error?.location ? { line: error.location.line, column: error.location.column + 1 } : {};
  return { code: 'compile-failed', params: {}, side: 'page', file, ...place, ...(error && { original: error.text }) };
}
