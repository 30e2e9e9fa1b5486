/** One measured value beside what it must reach. */
export interface Figure {
  what: string;
  value: number;
  /** '×' is a ratio against something measured in the same run. */
  unit: '×' | 'ms' | 'bytes' | 'times' | '1/s' | 'lines' | 'letters';
  /** Without one the figure is told, and can't miss. */
  budget?: { atLeast: number } | { atMost: number };
}

/** A row of `npm run bench`: its name on the command line, and its measurement. */
export interface Row {
  name: string;
  measure(): Promise<Figure[]>;
}

export type Verdict = 'pass' | 'miss' | 'told';

export function judge({ value, budget }: Figure): Verdict {
  if (!budget) return 'told';
  return ('atLeast' in budget ? value >= budget.atLeast : value <= budget.atMost) ? 'pass' : 'miss';
}
