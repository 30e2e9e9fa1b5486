/** Versions of a project, as the host tells them to an IDE over HTTP. */

/** Why there is a version: what was done then, or was about to be done. */
export const VERSION_REASONS = ['start', 'pause', 'step', 'copy', 'restore', 'named'] as const;

/**
 * `start`: as it was before the first change since it was woken. `pause`: nobody typed for a while. `step`: a step of the lesson was
 * done. `copy` and `restore`: as it was before that. `named`: somebody wanted it kept.
 */
export type VersionReason = (typeof VERSION_REASONS)[number];

export interface Version {
  /** Grows with each version of a project. */
  n: number;
  /** Milliseconds since 1970. */
  at: number;
  why: VersionReason;
  /** Of the lesson, from 0: the step that was done. */
  step?: number;
  /** What somebody called it, whatever it was made for. */
  name?: string;
}

/** All versions of a project, the oldest first. `now`: what time it is on the host, in milliseconds since 1970. */
export interface VersionList {
  versions: Version[];
  now: number;
}

/** A file of a version. `isGone`: the host does not have this picture, sound or font any longer. */
export type VersionFile = { path: string; text: string } | { path: string; asset: string; isGone: boolean };

/** A version was put back: `before` is the one that was made of what was there. `gone`: paths that could not be put back. */
export interface Restored {
  before: number;
  gone: string[];
}
