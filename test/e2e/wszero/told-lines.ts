import type { Told } from './wszero-host.ts';

const PATIENCE_MS = 20_000;

/** Lines of a console, as they come. */
export class ToldLines {
  readonly all: Told[] = [];
  readonly #waiting = new Set<() => void>();

  add(line: Told): void {
    this.all.push(line);
    for (const wake of this.#waiting) wake();
  }

  /** The first line, behind the first `from` ones, that holds one of `parts`. Code marks and quote marks don't count. */
  async next(parts: readonly string[], from = 0): Promise<Told> {
    const give = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.all.slice(from).find(({ text }) => parts.some((part) => bare(text).includes(bare(part))));
      if (found) return found;
      if (give.aborted) throw new Error(`the console never said ${parts.join(' or ')}, but: ${JSON.stringify(this.all.slice(-10))}`);
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        give.addEventListener('abort', () => resolve(), { once: true });
      });
      this.#waiting.clear();
    }
  }
}

/** The IDE sets code apart by its look, a terminal by quote marks. */
function bare(text: string): string {
  return text.replaceAll(/["`]/g, '');
}
