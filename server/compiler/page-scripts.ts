import { createHash } from 'node:crypto';
import { columnBefore } from '../../runtime/compiler/insertions.ts';
import type { CompileDiagnostic } from '../../runtime/compiler/compile-diagnostic.ts';
import type { PreparedPageScript } from '../../runtime/compiler/page-script.ts';
import { holdsScripts } from '../../runtime/compiler/script-files.ts';
import type { CompiledPageScript } from '../../runtime/pages/compile-page-script.ts';
import { refusedScript } from '../../runtime/pages/refused-script.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { BuildOutcome } from './esbuild-service.ts';
import { FileWork, type FileOwner } from './file-work.ts';
import { KeptTexts } from './kept-texts.ts';
import type { Lanes } from './lanes.ts';

type Made =
  { type: 'made'; code: string } | { type: 'refused'; diagnostic: CompileDiagnostic } | { type: 'too-slow' } | { type: 'crashed' };

type ReadScript = Extract<PreparedPageScript, { ok: true }>;

/** Compiles scripts of pages on request. What was made of a text is kept while there is room. */
export class PageScripts {
  readonly #lanes: Lanes;
  readonly #work = new FileWork<CompiledPageScript>((files, path, id) => this.#compile(files, path, id));
  /** Files of which a script was cut at its deadline: until somebody changes them, no other is tried. */
  readonly #slow = new WeakSet<ReadonlyMap<string, string>>();
  /** By what goes to esbuild. */
  readonly #made = new KeptTexts(LIMITS.pageScriptsKept);

  constructor(lanes: Lanes) {
    this.#lanes = lanes;
  }

  compile(project: FileOwner, path: string): Promise<CompiledPageScript> {
    return this.#work.ask(project, path);
  }

  async #compile(files: ReadonlyMap<string, string>, path: string, owner: string): Promise<CompiledPageScript> {
    if (this.#slow.has(files)) return refused(unmade('too-slow', path));
    const scripts = new Map([...files].filter(([each]) => holdsScripts(each)));
    const parsed = await this.#lanes.parse(owner, { type: 'prepare-page-script', files: scripts, path });
    if (parsed.type !== 'page-script-prepared') return this.#lost(files, path, lateOrCrashed(parsed));
    const { prepared } = parsed;
    if (!prepared.ok) return refused(prepared.diagnostic, prepared.wanted);
    const key = keyOf(prepared);
    const kept = this.#made.get(key);
    const made: Made = kept ? { type: 'made', code: kept.text } : await this.#make(prepared, path, owner);
    if (made.type === 'refused') return refused(made.diagnostic);
    if (made.type !== 'made') return this.#lost(files, path, made.type);
    this.#made.set(key, { text: made.code });
    return { ok: true, code: made.code };
  }

  async #make(script: ReadScript, path: string, owner: string): Promise<Made> {
    const outcome = await this.#lanes.transform(owner, script.text, script.options);
    if (outcome.type === 'failed') return { type: 'refused', diagnostic: diagnose(outcome, path, script) };
    if (outcome.type !== 'built') return outcome;
    const laid = await this.#lanes.parse(owner, { type: 'keep-lines', code: outcome.code, map: outcome.map });
    return laid.type === 'lines-kept' ? { type: 'made', code: laid.code } : { type: lateOrCrashed(laid) };
  }

  /** What came to no end may do so another time, so it is not kept. */
  #lost(files: ReadonlyMap<string, string>, path: string, how: 'too-slow' | 'crashed'): CompiledPageScript {
    this.#work.forget(files, path);
    if (how === 'too-slow') this.#slow.add(files);
    return refused(unmade(how, path));
  }
}

function keyOf({ text, options }: ReadScript): string {
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
function diagnose(
  { errors: [error] }: Extract<BuildOutcome, { type: 'failed' }>,
  file: string,
  { insertions }: ReadScript,
): CompileDiagnostic {
  const { line, column } = error?.location ?? {};
  const place = line === undefined || column === undefined ? {} : { line, column: columnBefore(insertions, line, column) + 1 };
  return { code: 'compile-failed', params: {}, side: 'page', file, ...place, ...(error && { original: error.text }) };
}
