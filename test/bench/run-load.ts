import { join } from 'node:path';
import { ROOT } from '../../server/setup/project-root.mjs';
import { runNode } from '../../server/setup/run.mjs';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/** Runs the load in a process of its own, to its end. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const { code, output } = await runNode([join(ROOT, '.build/bench/load.js'), JSON.stringify(plan)], { collect: true });
  if (code !== 0) throw new Error(`the load on ${plan.urls[0] ?? ''} ended: ${output.slice(0, 2_000)}`);
  const result = JSON.parse(output) as LoadResult;
  if (result.answers === 0) throw new Error(`no answer from ${plan.urls[0] ?? ''}`);
  return result;
}
