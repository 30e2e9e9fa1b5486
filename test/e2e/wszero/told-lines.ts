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

  /** The first line that holds `part`. Code marks and quote marks around single words don't count. */
  async next(part: string): Promise<Told> {
    const give = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.all.find(({ text }) => bare(text).includes(bare(part)));
      if (found) return found;
      if (give.aborted) throw new Error(`the console never said ${part}, but: ${JSON.stringify(this.all.slice(-10))}`);
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
