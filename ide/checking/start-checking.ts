import { loadMonaco } from '../editor/load-monaco.ts';
import type { Workbench } from '../state/workbench.ts';
import { Checking } from './checking.ts';
import CheckerWorker from './checker.worker.ts?worker';

/** Checks the project of `workbench` from now on, and gives Monaco words and names. Ends with the page. */
export async function startChecking(workbench: Workbench): Promise<void> {
  const checking = new Checking(workbench, new CheckerWorker());
  const { offerKnowledge } = await loadMonaco();
  offerKnowledge(workbench, checking);
}
