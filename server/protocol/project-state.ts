/** Lifecycle of a project's server, and whether what is typed is what runs. */
export interface ProjectState {
  server: 'asleep' | 'starting' | 'running' | 'stopped';
  /** `refused`: the newest code has a mistake, and the last good one runs (or nothing, if there was none). */
  code: 'live' | 'refused';
  /** Why it is stopped. */
  reason?: StopReason;
}

export type StopReason = 'endless' | 'out-of-memory' | 'flood' | 'too-many-timers' | 'crash' | 'never-started';
