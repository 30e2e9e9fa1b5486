import { readStored, writeStored } from '../parts/storage.ts';

/**
 * Where this lesson was tried on this computer before: one project is enough for all tries of it. Undefined where there is none, or
 * the host has it no longer.
 */
export async function knownTrial(lesson: string): Promise<string | undefined> {
  const address = readStored(keyOf(lesson));
  if (address === undefined || !URL.canParse(address) || new URL(address).origin !== location.origin) return undefined;
  try {
    return (await fetch(address, { method: 'HEAD' })).ok ? address : undefined;
  } catch {
    return undefined; // the host does not answer: whoever asks it for a new project is told so
  }
}

/** Keeps where the lesson is tried, where there is storage. */
export function rememberTrial(lesson: string, address: string): void {
  writeStored(keyOf(lesson), address);
}

function keyOf(lesson: string): string {
  return `wszero.trial.${lesson}`;
}
