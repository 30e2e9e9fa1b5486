import { randomUUID } from 'node:crypto';
import type { Ownership, ProjectRecord, Store } from '../../../server/store/store.ts';

export function makeRecord(): ProjectRecord {
  const id = `brave-otter-lamp-${randomUUID()}`;
  return {
    id,
    name: 'Chat',
    editHash: randomUUID(),
    play: `${id}.play`,
    look: `${id}.look`,
    remix: `${id}.remix`,
    withdrawn: [],
    createdAt: 1_790_000_000_123,
  };
}

/** A project with an empty document, and who owns it. */
export async function ownedProject(store: Store): Promise<{ record: ProjectRecord; owner: Ownership }> {
  const record = makeRecord();
  await store.createProject(record, bytes(0), new Map());
  return { record, owner: await store.acquire(record.id, 'node', 'first') };
}

export function bytes(...values: number[]): Uint8Array {
  return new Uint8Array(values);
}
