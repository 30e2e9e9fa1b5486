import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { createLog } from '../../../server/log.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open-sqlite-store.ts';
import type { Ownership, Store } from '../../../server/store/store.ts';

export const log = createLog('silent');

/** A real store in a folder of its own. */
export interface TestStore {
  store: Store;
  remove(): Promise<void>;
}

export async function openTestStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wszero-document-'));
  const store = await openSqliteStore({ dataDir, log });
  return {
    store,
    remove: async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** A project with these files, and who owns it. */
export async function makeProject(store: Store, files: Record<string, string>): Promise<Ownership> {
  const id = randomUUID();
  const record = { id, name: id, editHash: id, play: `${id}.p`, look: `${id}.l`, remix: `${id}.r`, withdrawn: [], createdAt: 0 };
  const texts = new Map(Object.entries(files));
  await store.createProject(record, ProjectDocument.initial(texts), texts);
  return store.acquire(id, 'node', 'first');
}

/** An editor's copy of a document, that sends what is typed into it. */
export class TestEditor {
  readonly doc = new Y.Doc();
  readonly session = randomUUID();
  readonly #document: ProjectDocument;
  n = 0;

  /** `isLive`: what is typed goes to the document at once. */
  constructor(document: ProjectDocument, isLive = true) {
    this.#document = document;
    Y.applyUpdate(this.doc, document.missing(), 'host');
    document.onUpdate((update, origin) => {
      if (origin?.client !== this.session) Y.applyUpdate(this.doc, update, 'host');
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (isLive && origin !== 'host') this.send(update);
    });
  }

  send(update: Uint8Array): void {
    this.n += 1;
    this.#document.receive(update, { client: this.session, n: this.n });
  }

  /** Sends, as one update, what the document lacks. */
  catchUp(): void {
    this.send(Y.encodeStateAsUpdate(this.doc, this.#document.stateVector()));
  }

  entry(path: string): Y.Map<unknown> {
    for (const entry of this.doc.getMap('files').values()) {
      if (entry instanceof Y.Map && entry.get('path') === path) return entry as Y.Map<unknown>;
    }
    throw new Error(`no file ${path}`);
  }

  text(path: string): Y.Text {
    const text = this.entry(path).get('text');
    if (!(text instanceof Y.Text)) throw new Error(`no text ${path}`);
    return text;
  }

  texts(): Record<string, string> {
    const entries = [...this.doc.getMap('files').values()].map((entry) => (entry as Y.Map<unknown>).toJSON());
    return Object.fromEntries(entries.map(({ path, text }) => [String(path), String(text)]));
  }
}
