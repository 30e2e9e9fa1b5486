import { Chatter } from './chatter.ts';
import type { ClassFigures } from './class-figures.ts';
import { rested } from './rest.ts';

const STAYS_MS = [5_000, 10_000] as const;
const AWAY_MS = [500, 2_000] as const;

/** Somebody with Play links: comes, chats along, goes, and comes to another one, until `signal`. */
export async function visit(pages: readonly string[], figures: ClassFigures, signal: AbortSignal): Promise<void> {
  while (await rested(AWAY_MS, signal)) {
    const began = performance.now();
    const visitor = new Chatter(pages[Math.floor(Math.random() * pages.length)] ?? '', '', figures);
    try {
      await visitor.load();
      figures.visits.push(performance.now() - began);
      visitor.chat();
      await rested(STAYS_MS, signal);
    } catch (error) {
      figures.errors.push(`a visitor did not come in: ${String(error)}`);
    } finally {
      visitor.end();
    }
  }
}
