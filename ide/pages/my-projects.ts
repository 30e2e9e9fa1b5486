import * as v from 'valibot';
import { readStored, writeStored } from '../parts/storage.ts';
import type { WorkbenchState } from '../state/workbench.ts';

const KEY = 'wszero.projects';
/** The start page shows as many; older ones are still found by their words. */
const MOST = 12;
/** A project that stays open is written down again after so many milliseconds. */
const AGAIN_MS = 60_000;

const schema = v.array(v.object({ id: v.string(), name: v.string(), at: v.number() }));

/** A project that was opened on this computer. Its key is where the session keeps it. */
export interface MyProject {
  id: string;
  name: string;
  /** When it was open last, in milliseconds since 1970. */
  at: number;
}

/** Those of this computer, the newest first. What somebody else wrote into the storage counts as nothing. */
export function myProjects(): MyProject[] {
  try {
    const parsed = v.safeParse(schema, JSON.parse(readStored(KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return []; // not JSON: as if there were nothing
  }
}

/** Writes down the project that is open, if it can be edited. */
export function rememberProject({ connection, role, project }: WorkbenchState, now: number): void {
  if (connection !== 'online' || role !== 'edit') return;
  const known = myProjects();
  const [newest] = known;
  if (newest?.id === project.id && newest.name === project.name && now - newest.at < AGAIN_MS) return;
  const others = known.filter(({ id }) => id !== project.id);
  writeStored(KEY, JSON.stringify([{ id: project.id, name: project.name, at: now }, ...others].slice(0, MOST)));
}
