/**
 * The global function of a page that each round of a loop calls. The name is none that a pupil would think of; who calls it
 * asks whether it is there, for the text of a function may end up where no page is, in a worker say.
 */
export const LOOP_GUARD = '__wszero_loop';

/** The call that is put into a loop of line `line`, 1-based; `isSent`: the script came from the server, and is in no file. */
export function loopGuardCall(line: number, isSent = false): string {
  return `globalThis.${LOOP_GUARD}?.(${line}${isSent ? ',1' : ''})`;
}
