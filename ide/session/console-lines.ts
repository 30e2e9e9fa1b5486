import type { PageToIde } from '../../runtime/bridge-messages.ts';
import { emptyObject } from '../../runtime/compiler/empty-object.ts';
import { emptyPart, unknownWord } from '../../runtime/mistake-values.ts';
import { nearestWord } from '../../runtime/nearest-word.ts';
import type { DiagnosticCode } from '../../server/protocol/diagnostic.ts';
import type { ConsoleLine } from '../../server/protocol/ide.ts';
import type { ConsoleEntry } from '../state/workbench.ts';

/** What a page says that is for the console. */
export type PageLine = Exclude<PageToIde, { wszero: 'ready' | 'traffic' | 'acted' }>;

const LINES_KEPT = 500;
/** A page may say this many lines at once, and then so many a second. */
const BURST = 100;
const PER_SECOND = 40;

/** Both sides' lines in one order, that in which they came; as many as one can read. */
export class ConsoleLines {
  #entries: ConsoleEntry[] = [];
  #dropped = 0;
  /** When the host printed the newest of its lines here: after a reconnection it sends again what it has. */
  #newestOfHost = -1;
  readonly #sources: () => ReadonlyMap<string, string>;
  readonly #budgets = new Map<string, { left: number; at: number }>();

  /** `sources`: the texts of the files of pages, by path. */
  constructor(sources: () => ReadonlyMap<string, string> = () => new Map()) {
    this.#sources = sources;
  }

  get entries(): ConsoleEntry[] {
    return this.#entries;
  }

  get dropped(): number {
    return this.#dropped;
  }

  serverPrinted(lines: ConsoleLine[]): void {
    this.#add(lines.map((line) => ({ ...line, who: 'server', side: 'server' })));
    this.#newestOfHost = Math.max(this.#newestOfHost, ...lines.map((line) => line.at));
  }

  /** The lines that the host keeps, at a welcome: those seen before are not shown twice, nor once cleared away. */
  serverKept(lines: ConsoleLine[]): void {
    this.serverPrinted(lines.filter((line) => line.at > this.#newestOfHost));
  }

  /** `who` is the name of the pane, `token` the pane. False when it said too much to be shown. */
  pageSaid(token: string, who: string, message: PageLine, now = Date.now()): boolean {
    if (!this.#allows(token, now)) {
      this.#dropped += 1;
      return false;
    }
    this.#add([this.#entryOf(who, message, now)]);
    return true;
  }

  /** What the IDE itself has to say of a page; `who` is the name of its pane. */
  ofPage(who: string, code: DiagnosticCode, params: Record<string, string> = {}, now = Date.now()): void {
    this.#add([{ at: now, who, side: 'page', level: 'error', text: '', diagnostic: { code, params, side: 'page', pane: who } }]);
  }

  forget(token: string): void {
    this.#budgets.delete(token);
  }

  clear(): void {
    this.#entries = [];
    this.#dropped = 0;
  }

  #add(entries: ConsoleEntry[]): void {
    this.#entries = [...this.#entries, ...entries].slice(-LINES_KEPT);
  }

  #allows(token: string, now: number): boolean {
    const budget = this.#budgets.get(token) ?? { left: BURST, at: now };
    const left = Math.min(BURST, budget.left + (Math.max(0, now - budget.at) / 1000) * PER_SECOND);
    const allowed = left >= 1;
    this.#budgets.set(token, { left: allowed ? left - 1 : left, at: now });
    return allowed;
  }

  #entryOf(who: string, message: PageLine, at: number): ConsoleEntry {
    const { file, line } = message;
    const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
    const common = { at, who, side: 'page' as const, ...place };
    if (message.wszero === 'console') return { ...common, level: message.level, text: message.text };
    const column = message.column === undefined ? {} : { column: message.column };
    const where = { side: 'page' as const, pane: who, ...place, ...column };
    if (message.wszero === 'trouble') {
      const { code, params, stack } = message;
      const diagnostic = { code, params, ...where, ...(stack === undefined ? {} : { original: stack }) };
      return { ...common, level: 'error', text: '', diagnostic };
    }
    const original = message.stack ?? message.message;
    const params = { message: message.message, ...this.#meant(message) };
    return { ...common, level: 'error', text: '', diagnostic: { code: 'page-threw', params, ...where, original } };
  }

  /** What the engine leaves open: which word a wrong one was meant for, and what it was that has nothing in it. */
  #meant({ message, file, line }: Extract<PageLine, { wszero: 'error' }>): { nearest?: string; object?: string } {
    const word = unknownWord(message);
    const near = word === undefined ? undefined : nearestWord(word, 'page');
    const part = emptyPart(message);
    const isPlaced = part !== undefined && file !== undefined && line !== undefined;
    const object = isPlaced ? emptyObject(this.#sources(), { file, line }, part) : undefined;
    return { ...(near === undefined ? {} : { nearest: near }), ...(object === undefined ? {} : { object }) };
  }
}
