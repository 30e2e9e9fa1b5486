import { resultsOf, type Result } from './results.ts';
import type { Figure, Row } from './row.ts';

/** Measures a row so many times. What throws is a result too, and a miss; the rounds before it count. */
export async function measureRow(row: Row, rounds = row.rounds): Promise<Result[]> {
  const measured: Figure[][] = [];
  try {
    for (let round = 0; round < rounds; round += 1) measured.push(await row.measure());
  } catch (error) {
    const what = `ended with an error: ${error instanceof Error ? error.message : String(error)}`;
    measured.push([{ what, value: 1, unit: 'times', budget: { atMost: 0 } }]);
  }
  return resultsOf(row.name, measured);
}
