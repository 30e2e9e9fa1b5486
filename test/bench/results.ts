import { median } from './quantile.ts';
import { judge, type Figure, type Verdict } from './row.ts';

/** A figure over all rounds of its row: its value is the median of them. */
export interface Result extends Figure {
  row: string;
  rounds: number;
  /** The smallest and the largest of the rounds. */
  low: number;
  high: number;
  verdict: Verdict;
}

/** What the rounds of a row came to, in the order of the first one. A figure that only some of them have has fewer rounds. */
export function resultsOf(row: string, rounds: readonly (readonly Figure[])[]): Result[] {
  const same = new Map<string, Figure[]>();
  for (const figure of rounds.flat()) {
    const key = `${figure.what} ${figure.unit}`;
    same.set(key, [...(same.get(key) ?? []), figure]);
  }
  return [...same.values()].map((figures) => {
    const values = figures.map(({ value }) => value);
    const value = median(values);
    // the curve is that of the round whose value is told
    const told = figures.find((figure) => figure.value === value) ?? figures[0];
    if (!told) throw new Error('a figure without a round');
    const verdict = judge(value, told.budget);
    return { row, ...told, rounds: values.length, low: Math.min(...values), high: Math.max(...values), verdict };
  });
}
