/**
 * Runs before the page of the IDE is painted, in a file of its own: whoever chose dark colours sees no light ones first, and the
 * lines between the panels stand where they were left. All else begins after the first paint, for it keeps a slow computer busy for
 * longer than what came before; but the host is asked first, and its answer is there when there is something to show it.
 */
import { painted, runLinked } from './after-paint.ts';
import { sayHello } from './session/early-hello.ts';
import { markSettings } from './settings/mark-settings.ts';
import { showSplits } from './splits/splits.ts';

addEventListener('DOMContentLoaded', () => void begin(), { once: true });
markSettings();
showSplits();

async function begin(): Promise<void> {
  try {
    sayHello(window);
  } catch {
    // the session says it by itself, and tells what is the matter
  }
  await painted();
  runLinked();
}
