import { createHash } from 'node:crypto';
import type { CompileDiagnostic } from '../../runtime/compiler/compile-diagnostic.ts';
import type { PreparedPageScript } from '../../runtime/compiler/page-script.ts';
import { holdsScripts } from '../../runtime/compiler/script-files.ts';
import type { CompiledPageScript } from '../../runtime/pages/compile-page-script.ts';
import { refusedScript } from '../../runtime/pages/refused-script.ts';
import { assertNever } from '../../runtime/assert-never.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { BuildOutcome, EsbuildService } from './esbuild-service.ts';
import type { ParseThread } from './parse-thread.ts';

/**
 * Compiles scripts of pages on request. Thirty pupils with three panes each ask for the same few texts: what was made of a
 * text is kept while there is room, and whoever asks while it is being made waits for the same.
 */
export class PageScripts {
  readonly #parser: ParseThread;
  readonly #esbuild: EsbuildService;
  /** By all files of the project, whose object changes with them; then by path. */
  readonly #asked = new WeakMap<ReadonlyMap<string, string>, Map<string, { text: string; script: Promise<CompiledPageScript> }>>();
  /** By what goes to esbuild. The one that was used last is last. */
  readonly #made = new Map<string, string>();
  #madeLength = 0;

  constructor(parser: ParseThread, esbuild: EsbuildService) {
    this.#parser = parser;
    this.#esbuild = esbuild;
  }

  compile(files: ReadonlyMap<string, string>, path: string): Promise<CompiledPageScript> {
    const text = files.get(path) ?? '';
    const asked = this.#asked.get(files) ?? new Map<string, { text: string; script: Promise<CompiledPageScript> }>();
    this.#asked.set(files, asked);
    const known = asked.get(path);
    if (known?.text === text) return known.script;
    const script = this.#compile(files, path);
    asked.set(path, { text, script });
    // a fault of the host is not kept
    script.catch(() => asked.delete(path));
    return script;
  }

  async #compile(files: ReadonlyMap<string, string>, path: string): Promise<CompiledPageScript> {
    const scripts = new Map([...files].filter(([each]) => holdsScripts(each)));
    const parsed = await this.#parser.ask({ type: 'prepare-page-script', files: scripts, path });
    if (parsed.type !== 'page-script-prepared') return refused({ ...lateOrLost(parsed.type), file: path });
    const { prepared } = parsed;
    if (!prepared.ok) return refused(prepared.diagnostic, prepared.wanted);
    const key = keyOf(prepared);
    const made = this.#made.get(key) ?? (await this.#make(prepared, path));
    if (typeof made !== 'string') return refused(made);
    this.#keep(key, made);
    return { ok: true, code: made };
  }

  async #make({ text, options }: Extract<PreparedPageScript, { ok: true }>, path: string): Promise<string | CompileDiagnostic> {
    const outcome = await this.#esbuild.transform(text, options);
    if (outcome.type !== 'built') return { ...diagnose(outcome), file: path };
    const laid = await this.#parser.ask({ type: 'keep-lines', code: outcome.code, map: outcome.map });
    return laid.type === 'lines-kept' ? laid.code : { ...lateOrLost(laid.type), file: path };
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

function lateOrLost(type: string): CompileDiagnostic {
  return { code: type === 'too-slow' ? 'compile-too-slow' : 'compile-failed', params: {}, side: 'page' };
}

/** What esbuild finds and the parser does not is rare. */
function diagnose(outcome: Exclude<BuildOutcome, { type: 'built' }>): CompileDiagnostic {
  switch (outcome.type) {
    case 'too-slow':
    case 'crashed':
      return lateOrLost(outcome.type);
    case 'failed': {
      const [error] = outcome.errors;
      const place = error?.location ? { line: error.location.line, column: error.location.column + 1 } : {};
      return { code: 'compile-failed', params: {}, side: 'page', ...place, ...(error && { original: error.text }) };
    }
    default:
      return assertNever(outcome);
  }
}
