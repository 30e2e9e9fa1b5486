import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCompiler, type Compiler } from '../../../server/compiler/compiler.ts';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { CodedError } from '../../../server/errors.ts';
import { ProjectVersions } from '../../../server/document/project-versions.ts';
import { OutflowPump } from '../../../server/projects/outflow.ts';
import { ProjectHost } from '../../../server/projects/project-host.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { SandboxPool } from '../../../server/sandbox/sandbox-pool.ts';
import type { ProjectRecord, Store } from '../../../server/store/store.ts';
import type { ConnectedClient } from '../../../runtime/clients/client-table.ts';
import { log, makeProject, openTestStore, type TestStore } from '../document/open-document.ts';
import { newPool } from '../sandbox/project-in-sandbox.ts';
import { TestEditor } from './test-editor.ts';

const SERVER = `let heard = 0;
on('say', (client, text) => {
  heard += 1;
  broadcast('said', { text, heard });
});
`;
const PAGE = '<!doctype html>\n<title>Chat</title>\n';
const BROKEN = "on('say', (client) => {";

/** A page that is connected: keeps what the server sends. */
class TestClient {
  readonly client: ConnectedClient;
  readonly got: unknown[] = [];
  readonly #host: ProjectHost;
  readonly #events = new EventEmitter();
  closed: string | undefined;

  constructor(host: ProjectHost) {
    this.#host = host;
    const client = host.clients.join(
      { type: 'script' },
      {
        backlog: 0,
        send: (frame) => {
          this.got.push(JSON.parse(frame.toString()));
          this.#events.emit('got');
        },
        close: (_code, reason) => (this.closed = reason),
        closeSlow: () => undefined,
        hold: () => undefined,
      },
    );
    if (!client) throw new Error('there is no place');
    this.client = client;
  }

  say(text: string): void {
    this.#host.clients.message(this.client, JSON.stringify({ op: 'say', text }));
  }

  /** Says something, and resolves to what the server answers. */
  async hears(text: string): Promise<unknown> {
    this.got.length = 0;
    this.say(text);
    await once(this.#events, 'got');
    return this.got[0];
  }
}

let compiler: Compiler;
let pool: SandboxPool;
let store: TestStore;
let host: ProjectHost;
let record: ProjectRecord;
let editor: TestEditor;
beforeAll(async () => {
  compiler = createCompiler({ log });
  pool = newPool();
  store = await openTestStore();
});
beforeEach(async () => {
  const ownership = await makeProject(store.store, { 'server.js': SERVER, 'index.html': PAGE });
  const found = await store.store.findProject(ownership.project);
  if (!found) throw new Error('there is no project');
  record = found;
  const document = await ProjectDocument.open(store.store, ownership, { log });
  const versions = new ProjectVersions({ store: store.store, ownership, document, log });
  host = new ProjectHost({ record, document, versions, compiler, pool, pump: new OutflowPump(), log });
  editor = new TestEditor();
  host.addEditor(editor);
  await host.start(false);
});
afterEach(() => host.dispose());
afterAll(async () => {
  await Promise.all([compiler.dispose(), pool.dispose()]);
  await store.remove();
});

describe('what is changed', () => {
  it('is live again as it was, when a version is put back, and what was there is a version too', async () => {
    const client = new TestClient(host);
    const first = await host.versions.make({ why: 'named', name: 'First' });
    await host.put({ 'server.js': SERVER.replace('let heard = 0', 'let heard = 10') });
    expect(await client.hears('one')).toEqual({ op: 'said', text: 'one', heard: 11 });
    const { before } = await host.restore(first);
    expect(host.document.files().get('server.js')).toBe(SERVER);
    expect(await host.versions.list()).toMatchObject([
      { n: first, name: 'First' },
      { n: before, why: 'restore' },
    ]);
    expect((await store.store.load(record.id)).updates).toEqual([]);
    expect(await host.restore(first)).toEqual({ before: expect.any(Number) as number, gone: [] });
    await expect(host.restore(77)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is live and on the disk when it is said to be, and every editor is told', async () => {
    const client = new TestClient(host);
    expect(await client.hears('one')).toEqual({ op: 'said', text: 'one', heard: 1 });
    editor.told.length = 0;
    expect(await host.put({ 'server.js': SERVER.replace('let heard = 0', 'let heard = 10'), 'look.css': 'p { color: red }' })).toEqual({
      ok: true,
      diagnostics: [],
    });
    expect(await client.hears('two')).toEqual({ op: 'said', text: 'two', heard: 11 });
    expect((await store.store.load(record.id)).updates).toEqual([]);
    expect(await editor.tells('pages-changed')).toMatchObject({ change: 'styles', paths: ['look.css'] });
    expect(await editor.tells('handlers')).toMatchObject({ handlers: [{ op: 'say', file: 'server.js', line: 2 }] });
  });

  it('and is broken leaves what ran before running, and says what is wrong to who is here and to who comes', async () => {
    const client = new TestClient(host);
    editor.told.length = 0;
    const outcome = await host.put({ 'server.js': BROKEN });
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ side: 'server', file: 'server.js' }] });
    expect(editor.told.findLast(({ type }) => type === 'diagnostics')).toMatchObject({ diagnostics: outcome.diagnostics });
    expect(host.overview()).toMatchObject({ state: { server: 'running', code: 'refused' }, diagnostics: outcome.diagnostics });
    expect(await client.hears('still')).toEqual({ op: 'said', text: 'still', heard: 1 });
  });
});

describe('the messages', () => {
  it('are told to the editors that watch, and to no other', async () => {
    const watcher = new TestEditor('look');
    host.addEditor(watcher);
    host.watchMessages(watcher, true);
    await new TestClient(host).hears('hello');
    const { events } = await watcher.tells('traffic');
    expect(events.map(({ type }) => type)).toContain('connected');
    expect(editor.told.filter(({ type }) => type === 'traffic')).toEqual([]);
  });

  it('are watched by nobody any longer when the last one who did has left', async () => {
    const watcher = new TestEditor();
    host.addEditor(watcher);
    host.watchMessages(watcher, true);
    host.removeEditor(watcher);
    host.watchMessages(editor, true);
    await new TestClient(host).hears('hello');
    await editor.tells('traffic');
    expect(watcher.told.filter(({ type }) => type === 'traffic')).toEqual([]);
  });
});

describe('the editors', () => {
  it('are as many as may be of each role: those who look on keep nobody from editing', () => {
    for (let count = 0; count < LIMITS.viewersPerProject; count += 1) expect(host.addEditor(new TestEditor('look'))).toBe(true);
    expect(host.addEditor(new TestEditor('look'))).toBe(false);
    for (let count = 1; count < LIMITS.editorsPerProject; count += 1) expect(host.addEditor(new TestEditor())).toBe(true);
    expect(host.addEditor(new TestEditor())).toBe(false);
    host.removeEditor(editor);
    expect(host.addEditor(new TestEditor())).toBe(true);
  });

  it('that read slowly, and are too much together, lose the one that is furthest behind', () => {
    const [behind, further] = [new TestEditor(), new TestEditor()];
    for (const each of [behind, further]) host.addEditor(each);
    behind.backlog = LIMITS.allIdeBacklogBytes / 2 - 1;
    further.backlog = LIMITS.allIdeBacklogBytes / 2 + 1;
    host.relieveEditors();
    expect(further.slow).toBe(false);
    editor.backlog = 1;
    host.relieveEditors();
    expect([editor.slow, behind.slow, further.slow]).toEqual([false, false, true]);
  });

  it('and the clients hear that the project is deleted', () => {
    const client = new TestClient(host);
    host.deleted();
    expect(editor.isToldOfDeletion).toBe(true);
    expect(client.closed).toBe('this project was deleted');
  });

  it('hear that the disk is full, and the project stays awake over what waits when they have left', async () => {
    const { store: real } = store;
    let isFull = true;
    const full = Object.assign(Object.create(real) as Store, {
      load: (project: string) => real.load(project),
      assetSizes: (project: string) => real.assetSizes(project),
      compact: (...call: Parameters<Store['compact']>) => real.compact(...call),
      append: async (...call: Parameters<Store['append']>) => {
        if (isFull) throw new CodedError('disk-full');
        return await real.append(...call);
      },
    });
    const ownership = await real.acquire(record.id, 'node', 'next');
    const document = await ProjectDocument.open(full, ownership, { log });
    const versions = new ProjectVersions({ store: full, ownership, document, log });
    const waiting = new ProjectHost({ record, document, versions, compiler, pool, pump: new OutflowPump(), log });
    const writer = new TestEditor();
    waiting.addEditor(writer);
    await expect(waiting.put({ 'note.txt': 'kept' })).rejects.toMatchObject({ code: 'disk-full' });
    expect(await writer.tells('saving')).toEqual({ type: 'saving', trouble: 'disk-full' });
    expect(waiting.overview().trouble).toBe('disk-full');
    waiting.removeEditor(writer);
    expect(waiting.isDeserted).toBe(false);
    isFull = false;
    await document.flush();
    expect(waiting.isDeserted).toBe(true);
    await waiting.dispose();
    expect((await real.files(record.id)).get('note.txt')).toBe('kept');
  });

  it('hear of new keys, and clients of a Play link that is none any longer have to leave', () => {
    const client = new TestClient(host);
    host.keysChanged(record, { look: 'new-look' });
    expect(client.closed).toBeUndefined();
    host.keysChanged({ ...record, play: 'new-play' }, { play: 'new-play' });
    expect(client.closed).toBe('this link is no longer the one');
    expect(host.play).toBe('new-play');
    expect(editor.changes).toEqual([{ look: 'new-look' }, { play: 'new-play' }]);
  });
});

describe('a hidden copy', () => {
  it('runs the same files, and touches nothing that is live', async () => {
    await new TestClient(host).hears('one');
    editor.told.length = 0;
    const lines: string[] = [];
    const copy = host.hiddenCopy({
      console: (told) => lines.push(...told.map(({ text }) => text)),
      traffic: () => undefined,
      handlers: () => undefined,
      state: () => undefined,
      clientsChanged: () => undefined,
    });
    expect(await copy.server.deploy(true)).toMatchObject({ ok: true });
    expect(copy.clients.size).toBe(0);
    await copy.dispose();
    expect(host.overview()).toMatchObject({ state: { server: 'running', code: 'live' }, clients: [{ id: '1' }] });
    expect(editor.told.filter(({ type }) => type !== 'clients')).toEqual([]);
  });
});

it('is deserted when neither a client nor an editor is left', () => {
  expect(host.isDeserted).toBe(false);
  host.removeEditor(editor);
  expect(host.isDeserted).toBe(true);
  const { client } = new TestClient(host);
  expect(host.isDeserted).toBe(false);
  host.clients.leave(client);
  expect(host.isDeserted).toBe(true);
});

it('ends with everything that it has started', async () => {
  const client = new TestClient(host);
  await host.dispose();
  expect([editor.closed, client.closed]).toEqual([undefined, undefined]);
  host.sendAway();
  expect([editor.closed, client.closed]).toEqual(['this project moves', 'this project moves']);
  await expect(host.put({ 'server.js': '' })).rejects.toMatchObject({ code: 'try-another' });
});
