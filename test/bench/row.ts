/** '×' is a ratio against something measured in the same round. */
export type Unit = '×' | 'ms' | 'µs' | 'bytes' | 'times' | '1/s' | 'lines' | 'letters';

export type Budget = { atLeast: number } | { atMost: number };

/** One measured value beside what it must reach. */
export interface Figure {
  what: string;
  value: number;
  unit: Unit;
  /** Without one the figure is told, and can't miss. */
  budget?: Budget;
  /** What there is to say of it besides: why it is what it is. */
  note?: string;
  /** How it went, point by point. */
  over?: Curve;
  /** What it is made of, in the same unit. */
  parts?: Part[];
}

export interface Part {
  what: string;
  value: number;
}

/** Values of a figure over something that grows. */
export interface Curve {
  /** What grows: minutes, pupils. */
  what: string;
  points: [at: number, value: number][];
}

/** A row of `npm run bench`: its name on the command line, and its measurement. */
export interface Row {
  name: string;
  /** What is done, in a sentence for whoever reads the figures. */
  about: string;
  /** How often it is measured, each time with everything started anew. An odd number, so that there is one in the middle. */
  rounds: number;
  measure(): Promise<Figure[]>;
}

export type Verdict = 'pass' | 'miss' | 'told';

export function judge(value: number, budget: Budget | undefined): Verdict {
  if (!budget) return 'told';
  return ('atLeast' in budget ? value >= budget.atLeast : value <= budget.atMost) ? 'pass' : 'miss';
}
