import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claim, Directory, NodeAddress } from '../../../server/cluster/directory.ts';
import { LocalDirectory } from '../../../server/cluster/local-directory.ts';
import type { ClientConnection } from '../../../runtime/clients/client-table.ts';
import { createCompiler, type Compiler } from '../../../server/compiler/compiler.ts';
import { HostRegistry } from '../../../server/projects/host-registry.ts';
import type { SandboxPool } from '../../../server/sandbox/sandbox-pool.ts';
import type { Ownership, ProjectRecord } from '../../../server/store/store.ts';
import { log, makeProject, openTestStore, TestEditor as Typist, type TestStore } from '../document/open-document.ts';
import { newPool } from '../sandbox/project-in-sandbox.ts';
import { TestEditor } from './test-editor.ts';

const PATIENCE = { timeout: 20_000 };
const ELSEWHERE: NodeAddress = { id: 'north', url: 'http://north.test' };

/** A directory that can be told that others have projects, and that the lease of its node is gone. */
class TestDirectory implements Directory {
  hasLease = true;
  /** How often somebody found that there is none. */
  refused = 0;
  readonly others = new Set<string>();
  readonly released: Ownership[] = [];
  onRelease: () => void = () => undefined;
  /** Why an editor had been closed when its project was released. */
  readonly closedBefore: (string | undefined)[] = [];
  lost: () => void = () => undefined;
  /** Between the claim and what follows it. */
  claimed: () => void = () => undefined;
  readonly #local = new LocalDirectory(stored.store);

  get isAlive(): boolean {
    if (!this.hasLease) this.refused += 1;
    return this.hasLease;
  }
  async claim(project: string): Promise<Claim> {
    if (this.others.has(project)) return { elsewhere: ELSEWHERE };
    const claim = await this.#local.claim(project);
    this.claimed();
    return claim;
  }
  ownerOf(project: string): Promise<NodeAddress | 'here'> {
    return Promise.resolve(this.others.has(project) ? ELSEWHERE : 'here');
  }
  forget(): void {
    return;
  }
  release(ownership: Ownership): Promise<void> {
    this.released.push(ownership);
    this.onRelease();
    return Promise.resolve();
  }
  onLost(listener: () => void): () => void {
    this.lost = listener;
    return () => undefined;
  }
  nodes(): Promise<NodeAddress[]> {
    return this.#local.nodes();
  }
  drain(): void {
    this.#local.drain();
  }
  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

let compiler: Compiler;
let pool: SandboxPool;
let stored: TestStore;
let directory: TestDirectory;
let registry: HostRegistry;
let record: ProjectRecord;
beforeAll(async () => {
  compiler = createCompiler({ log });
  pool = newPool();
  stored = await openTestStore();
});
beforeEach(async () => {
  directory = new TestDirectory();
  registry = new HostRegistry({ store: stored.store, directory, compiler, pool, log, secret: randomBytes(32) });
  record = await newProject();
});
afterEach(() => registry.dispose());
afterAll(async () => {
  await Promise.all([compiler.dispose(), pool.dispose()]);
  await stored.remove();
});

async function newProject(server = ''): Promise<ProjectRecord> {
  const { project } = await makeProject(stored.store, { 'server.js': server });
  const found = await stored.store.findProject(project);
  if (!found) throw new Error('there is no project');
  return found;
}

/** What a reader finds in the store, without becoming its owner. */
async function updatesInStore(): Promise<number> {
  const { seq } = await stored.store.load(record.id);
  return seq;
}

describe('a project that another node owns', () => {
  beforeEach(() => directory.others.add(record.id));

  it('is not woken here: whoever wants it hears where it is', async () => {
    await expect(registry.awake(record)).rejects.toMatchObject({ code: 'try-another', owner: ELSEWHERE });
    expect(registry.size).toBe(0);
    directory.others.clear();
    expect((await registry.awake(record)).id).toBe(record.id);
  });

  it('is deleted there', async () => {
    await expect(registry.delete(record.id)).rejects.toMatchObject({ owner: ELSEWHERE });
    expect(await stored.store.findProject(record.id)).toEqual(record);
  });

  it('does not count as asleep', async () => {
    let isDone = false;
    expect(await registry.whileAsleep(record.id, () => Promise.resolve(void (isDone = true)))).toBe(false);
    expect(isDone).toBe(false);
    directory.others.clear();
    expect(await registry.whileAsleep(record.id, () => Promise.resolve(void (isDone = true)))).toBe(true);
    expect(isDone).toBe(true);
  });
});

describe('a project that is handed over', () => {
  it('is free when all that was typed is written, and its editors have to connect anew', async () => {
    const host = await registry.awake(record);
    const editor = new TestEditor();
    host.addEditor(editor);
    directory.onRelease = () => directory.closedBefore.push(editor.closed);
    new Typist(host.document).text('server.js').insert(0, '// kept');
    await registry.handOver(record.id);
    expect(editor.closed).toBe('this project moves');
    expect(directory.closedBefore).toEqual([undefined]);
    expect(directory.released.map(({ project }) => project)).toEqual([record.id]);
    expect(await stored.store.files(record.id)).toEqual(new Map([['server.js', '// kept']]));
    expect(registry.size).toBe(0);
  });

  it('is free when the host has stopped', async () => {
    await registry.awake(record);
    await registry.dispose();
    expect(directory.released.map(({ project }) => project)).toEqual([record.id]);
  });
});

describe('a node whose lease is gone', () => {
  it('drops its projects: nothing more is written, acknowledged or taken, and all have to connect anew', async () => {
    const host = await registry.awake(record);
    const editor = new TestEditor();
    host.addEditor(editor);
    let acknowledged = 0;
    host.document.onSaved(() => (acknowledged += 1));
    const typist = new Typist(host.document);
    typist.text('server.js').insert(0, '// not written');
    directory.lost();
    await Promise.resolve();
    await Promise.resolve();
    expect(editor.closed).toBe('this project moves');
    expect(() => typist.text('server.js').insert(0, '// too late')).toThrow('can not answer');
    await registry.dispose();
    expect(acknowledged).toBe(0);
    expect(await updatesInStore()).toBe(0);
    expect(directory.released).toEqual([]);
  });

  it('sends nothing any more from the moment its lease is over, before anybody has told it', async () => {
    const host = await registry.awake(await newProject(`on('say', (client, n) => broadcast('said', { n }));`));
    await expect.poll(() => host.state.server, PATIENCE).toBe('running');
    const got: unknown[] = [];
    const connection: ClientConnection = {
      backlog: 0,
      send: (frame) => void got.push(JSON.parse(frame.toString())),
      close: () => undefined,
      closeSlow: () => undefined,
      hold: () => undefined,
    };
    const client = host.clients.join({ type: 'script' }, connection);
    if (!client) throw new Error('there is no place');
    const say = (n: number): void => host.clients.message(client, JSON.stringify({ op: 'say', n }));
    say(1);
    await expect.poll(() => got, PATIENCE).toEqual([{ op: 'said', n: 1 }]);
    directory.hasLease = false;
    say(2);
    await expect.poll(() => directory.refused, PATIENCE).toBeGreaterThan(0);
    directory.hasLease = true;
    say(3);
    // in its order: the second one would have come before
    await expect.poll(() => got.length, PATIENCE).toBe(2);
    expect(got[1]).toEqual({ op: 'said', n: 3 });
  });

  it('wakes a project anew when it is wanted again', async () => {
    const before = await registry.awake(record);
    directory.lost();
    const after = await registry.awake(record);
    expect(after).not.toBe(before);
    new Typist(after.document).text('server.js').insert(0, '// written');
    await after.document.flush();
    expect(await updatesInStore()).toBe(1);
  });

  it('does not serve what it was just waking', async () => {
    directory.claimed = () => directory.lost();
    await expect(registry.awake(record)).rejects.toMatchObject({ code: 'try-another' });
    expect(registry.size).toBe(0);
  });
});
