import type { Directory } from '../../../server/cluster/directory.ts';
import type { Ownership, Store } from '../../../server/store/store.ts';
import { bytes, makeRecord } from '../store/owned-project.ts';

/** The id of a project with an empty document. */
export async function newProject(store: Store): Promise<string> {
  const record = makeRecord();
  await store.createProject(record, bytes(0), new Map());
  return record.id;
}

/** The ownership. Throws when another node has it. */
export async function claimed(directory: Directory, project: string): Promise<Ownership> {
  const claim = await directory.claim(project);
  if ('elsewhere' in claim) throw new Error(`${project} is owned by ${claim.elsewhere.id}`);
  return claim.here;
}
