import type { Diagnostic } from '../protocol/diagnostic.ts';
import type { ConsoleLine } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import { ToldInBatches } from './told-in-batches.ts';

/** What a project's server printed and what went wrong in it, for the editors; the last lines are kept for one who comes later. */
export class ConsoleLog {
  readonly #kept: ConsoleLine[] = [];
  readonly #batches: ToldInBatches<ConsoleLine>;
  readonly #diagnosed: (diagnostic: Diagnostic) => void;

  /** `tell` hears now and then, `diagnosed` at once. */
  constructor(tell: (lines: ConsoleLine[]) => void, diagnosed: (diagnostic: Diagnostic) => void = () => undefined) {
    this.#diagnosed = diagnosed;
    this.#batches = new ToldInBatches(LIMITS.consoleLinesEachTime, LIMITS.tellMs, (lines, dropped) => {
      const told = dropped === 0 ? lines : [...lines, flood(dropped)];
      this.#kept.push(...told);
      this.#kept.splice(0, this.#kept.length - LIMITS.consoleLines);
      tell(told);
    });
  }

  /** The last lines, oldest first. */
  get lines(): ConsoleLine[] {
    return [...this.#kept];
  }

  /** Whether a line that is added now is only counted. */
  get isFull(): boolean {
    return this.#batches.isFull;
  }

  add(line: Omit<ConsoleLine, 'at'>): void {
    this.#batches.add({ at: Date.now(), ...line });
  }

  addDiagnostic(diagnostic: Diagnostic): void {
    const { file, line, code } = diagnostic;
    const level = code === 'restarted' || code === 'woke' ? 'info' : WARNINGS.has(code) ? 'warn' : 'error';
    const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
    // why a server was stopped must not drown in what it printed
    this.#batches.add({ at: Date.now(), level, text: '', diagnostic, ...place }, true);
    this.#diagnosed(diagnostic);
  }

  dispose(): void {
    this.#batches.flush();
    this.#batches.dispose();
  }
}

const WARNINGS: ReadonlySet<string> = new Set(['duplicate-handler', 'empty-group', 'handler-waits', 'too-fast']);

function flood(count: number): ConsoleLine {
  return {
    at: Date.now(),
    level: 'warn',
    text: '',
    diagnostic: { code: 'flood', params: { what: 'lines', count: String(count) }, side: 'server' },
  };
}
