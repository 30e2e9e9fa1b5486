/** Refusals that another try won't change. */
const FINAL = new Set(['no-key', 'wrong-key', 'wrong-origin', 'unknown-project', 'project-deleted']);
/** Refusals that may pass. */
const FOR_NOW = new Set(['too-many', 'disk-full']);

/** Whether to stop asking. Once inside, only what is final counts: the pupil has text here that the host does not have yet. */
export function shutsTheDoor(code: string, wasInside: boolean): boolean {
  return FINAL.has(code) || (FOR_NOW.has(code) && !wasInside);
}
