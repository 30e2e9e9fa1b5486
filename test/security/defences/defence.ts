/**
 * Traps that were seen when this was designed, and what stands against each. `without.ts` takes each defence away in turn, and at
 * least one of `tests` has to fail then.
 */
export interface Defence {
  name: string;
  file: string;
  /** Stands in `file` once, and is replaced by `to`. */
  from: string;
  to: string;
  /** A second door in the same file, which holds alone too: it goes at the same time. */
  also?: { from: string; to: string };
  /** Files or folders of unit tests, or of `e2e` where that is said. */
  tests: string[];
  project?: 'unit' | 'e2e' | 'browser';
}
