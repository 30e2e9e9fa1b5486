import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../../server/protocol/close-codes.ts';
import { createProject, type MadeProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';

/** Whoever comes with this: what each call answers, with it as the Bearer and in the place of the id. */
type Holder = 'nobody' | 'play' | 'look' | 'remix' | 'edit';
const HOLDERS: readonly Holder[] = ['nobody', 'play', 'look', 'remix', 'edit'];

let host: RunningHost;
beforeAll(async () => (host = await startHost({ env: { LOG_LEVEL: 'error', TRUST_PROXY: '1' } })));
afterAll(() => host.stop());

const FILES = { 'server.js': "on('say', (client) => client.send('said'));", 'index.html': '<h1>Ours</h1>' };
let addresses = 0;

/** From an address of its own each time: wrong keys slow down whoever tries them. */
function headers(key?: string): Record<string, string> {
  addresses += 1;
  return {
    'content-type': 'application/json',
    'x-forwarded-for': `10.1.${String(addresses >> 8)}.${String(addresses & 255)}`,
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  };
}

function keyOf(project: MadeProject, holder: Holder): string | undefined {
  if (holder === 'nobody') return undefined;
  return holder === 'edit' ? project.editKey : project.links[holder].split('/').at(-1);
}

async function ask(method: string, path: string, key?: string, body?: unknown): Promise<number> {
  const response = await fetch(host.url + path, {
    method,
    headers: headers(key),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

const CALLS: readonly [
  what: string,
  method: string,
  path: (id: string) => string,
  body: unknown,
  mayBe: Partial<Record<Holder, number>>,
][] = [
  ['read the project', 'GET', (id) => `/api/projects/${id}`, undefined, { look: 200, edit: 200 }],
  ['write files', 'PUT', (id) => `/api/projects/${id}/files`, { files: { 'a.txt': 'a' } }, { edit: 200 }],
  // there is none: whoever may ask is told so
  ['read an asset', 'GET', (id) => `/api/projects/${id}/assets/${'0'.repeat(64)}`, undefined, { look: 404, edit: 404 }],
  ['take it home', 'GET', (id) => `/api/projects/${id}/export.zip`, undefined, { look: 200, edit: 200 }],
  ['copy it by its id', 'POST', (id) => `/api/projects/${id}/remix`, undefined, { look: 201, edit: 201 }],
  ['list its versions', 'GET', (id) => `/api/projects/${id}/versions`, undefined, { edit: 200 }],
  ['keep a version', 'POST', (id) => `/api/projects/${id}/versions`, { name: 'Mine' }, { edit: 201 }],
  ['look into a version', 'GET', (id) => `/api/projects/${id}/versions/1`, undefined, { edit: 404 }],
  ['name a version', 'PUT', (id) => `/api/projects/${id}/versions/1`, { name: 'Mine' }, { edit: 404 }],
  ['put a version back', 'POST', (id) => `/api/projects/${id}/versions/1/restore`, undefined, { edit: 404 }],
  ['renew a link', 'POST', (id) => `/api/projects/${id}/links/remix`, { action: 'renew' }, { edit: 200 }],
  ['withdraw a link', 'POST', (id) => `/api/projects/${id}/links/look`, { action: 'withdraw' }, { edit: 200 }],
  ['delete it', 'DELETE', (id) => `/api/projects/${id}`, undefined, { edit: 204 }],
  ['renew the words', 'POST', (id) => `/api/projects/${id}/links/edit`, { action: 'renew' }, { edit: 200 }],
];

describe.each(CALLS)('to %s', (_what, method, path, body, may) => {
  it.each(HOLDERS)('%s', async (holder) => {
    const project = await createProject(host.url, FILES, undefined, headers());
    const status = await ask(method, path(project.id), keyOf(project, holder), body);
    expect(status).toBe(may[holder] ?? (holder === 'nobody' ? 401 : 403));
  });
});

it.each<[Holder, number]>([
  ['play', 200],
  ['look', 404],
  ['remix', 404],
  ['edit', 404],
])('a report by the %s link alone is answered with %i', async (holder, status) => {
  const project = await createProject(host.url, FILES, undefined, headers());
  const link = holder === 'edit' ? project.id : keyOf(project, holder);
  expect(await ask('POST', `/api/projects/${link ?? ''}/report`, undefined, { why: 'mean' })).toBe(status);
});

it.each<[Holder, number]>([
  ['play', 404],
  ['look', 201],
  ['remix', 201],
  ['edit', 401],
])('a copy by the %s link alone is answered with %i', async (holder, status) => {
  const project = await createProject(host.url, FILES, undefined, headers());
  const link = holder === 'edit' ? project.id : keyOf(project, holder);
  expect(await ask('POST', `/api/projects/${link ?? ''}/remix`)).toBe(status);
});

it.each<[Holder, string | undefined]>([
  ['play', undefined],
  ['look', 'look'],
  ['remix', undefined],
  ['edit', 'edit'],
])("the IDE's socket lets %s in as %s", async (holder, role) => {
  const project = await createProject(host.url, FILES);
  using editor = await EditorClient.open(host.url, project, keyOf(project, holder));
  const [first] = editor.log;
  expect(first?.type === 'welcome' ? first.role : undefined).toBe(role);
  const links = first?.type === 'welcome' ? Object.keys(first.links).sort() : [];
  expect(links).toEqual(role === 'edit' ? ['edit', 'look', 'play', 'remix'] : role === 'look' ? ['look', 'play', 'remix'] : []);
});

it.each<[Holder, boolean]>([
  ['play', true],
  ['look', false],
  ['remix', false],
  ['edit', false],
])("the pages' socket takes whoever comes with the %s key for a client: %s", async (holder, isClient) => {
  const project = await createProject(host.url, FILES);
  const joined = ScriptClient.join(host.url, { play: keyOf(project, holder) ?? '' }).then(async (client) => {
    client.say('say');
    await client.next('said');
    await client.close();
  });
  const outcome = await joined.then(
    () => true,
    () => false,
  );
  expect(outcome).toBe(isClient);
});

it.each<[Holder, string, number]>([
  ['play', '/play/', 200],
  ['play', '/p/', 200],
  ['look', '/l/', 200],
  ['remix', '/r/', 200],
  ['look', '/play/', 404],
  ['look', '/r/', 404],
  ['remix', '/l/', 404],
  ['remix', '/p/', 404],
  ['play', '/l/', 404],
  ['play', '/r/', 404],
])('the %s link below %s is answered with %i', async (holder, prefix, status) => {
  const project = await createProject(host.url, FILES, undefined, headers());
  expect(await ask('GET', `${prefix}${keyOf(project, holder) ?? ''}${prefix === '/p/' ? '/' : ''}`)).toBe(status);
});

describe('a key that is no longer one', () => {
  const change = (project: MadeProject, kind: string, action: string): Promise<Response> =>
    fetch(`${host.url}/api/projects/${project.id}/links/${kind}`, {
      method: 'POST',
      headers: headers(project.editKey),
      body: JSON.stringify({ action }),
    });

  it.each(['renew', 'withdraw'])('%s: whoever looks on by it has to go, and comes in no more; whoever edits stays', async (action) => {
    const project = await createProject(host.url, FILES);
    const look = keyOf(project, 'look') ?? '';
    using viewer = await EditorClient.open(host.url, project, look);
    using owner = await EditorClient.open(host.url, project);
    expect((await change(project, 'look', action)).status).toBe(200);
    expect(await viewer.closed()).toEqual([CLOSE.notAllowed, 'wrong-key']);
    using again = await EditorClient.open(host.url, project, look);
    expect(again.log[0]).toMatchObject({ type: 'refused', code: 'wrong-key' });
    await owner.until(({ log }) => log.some(({ type }) => type === 'links'), 'the new links');
    expect(await owner.settled()).toBe(true);
    expect(await ask('GET', `/l/${look}`)).toBe(404);
    expect(await ask('POST', `/api/projects/${look}/remix`)).toBe(404);
  });

  it.each(['renew', 'withdraw'])('%s: whoever plays by it has to go, and comes in no more', async (action) => {
    const project = await createProject(host.url, FILES);
    using player = await ScriptClient.join(host.url, project);
    using owner = await EditorClient.open(host.url, project);
    expect((await change(project, 'play', action)).status).toBe(200);
    await owner.until(({ log }) => log.some(({ type }) => type === 'links'), 'the new links');
    const told = owner.log.findLast((message) => message.type === 'links');
    expect(told?.pagesUrl).not.toContain(project.play);
    expect(told?.links.play === undefined).toBe(action === 'withdraw');
    await expect(player.next('never')).rejects.toThrow();
    for (const path of [`/play/${project.play}`, `/p/${project.play}/`]) expect(await ask('GET', path)).toBe(404);
    // the project's own panes have their pages at the new place
    expect(await ask('GET', told?.pagesUrl ?? '')).toBe(200);
  });

  it('the secret words: whoever edits by the old ones has to go', async () => {
    const project = await createProject(host.url, FILES);
    using old = await EditorClient.open(host.url, project);
    const { editKey } = (await (await change(project, 'edit', 'renew')).json()) as { editKey: string };
    expect(await old.closed()).toEqual([CLOSE.notAllowed, 'wrong-key']);
    using owner = await EditorClient.open(host.url, project, editKey);
    expect(owner.log[0]).toMatchObject({ type: 'welcome', role: 'edit' });
  });

  it('it is still none when the host has started again', async () => {
    const project = await createProject(host.url, FILES);
    const { links } = (await (await change(project, 'play', 'renew')).json()) as { links: { play: string } };
    await change(project, 'remix', 'withdraw');
    await host.kill();
    host = await host.startAgain();
    expect(await ask('GET', `/play/${project.play}`)).toBe(404);
    expect(await ask('GET', links.play)).toBe(200);
    expect(await ask('GET', project.links.remix)).toBe(404);
  });
});

it('a copy says what it was made from, and is nobody else’s', async () => {
  const project = await createProject(host.url, FILES, 'Our chat');
  const copy = (await (
    await fetch(`${host.url}/api/projects/${keyOf(project, 'remix') ?? ''}/remix`, { method: 'POST', headers: headers() })
  ).json()) as MadeProject;
  using owner = await EditorClient.open(host.url, copy);
  expect(owner.log[0]).toMatchObject({ type: 'welcome', project: { name: 'Our chat', madeFrom: { id: project.id, name: 'Our chat' } } });
  expect(await ask('GET', `/api/projects/${copy.id}`, project.editKey)).toBe(403);
  expect(await ask('GET', `/api/projects/${project.id}`, copy.editKey)).toBe(403);
});

describe('a project that is deleted', () => {
  it('is gone for everybody, at once and after a start: whoever is in it is told', async () => {
    const project = await createProject(host.url, FILES);
    using owner = await EditorClient.open(host.url, project);
    using viewer = await EditorClient.open(host.url, project, keyOf(project, 'look'));
    using player = await ScriptClient.join(host.url, project);
    expect(await ask('DELETE', `/api/projects/${project.id}`, project.editKey)).toBe(204);
    for (const editor of [owner, viewer]) {
      expect(await editor.closed()).toEqual([CLOSE.unknownProject, 'project-deleted']);
      expect(editor.log.at(-1)).toMatchObject({ type: 'refused', code: 'project-deleted' });
    }
    await expect(player.next('never')).rejects.toThrow();
    for (const when of ['at once', 'after a start']) {
      expect(await ask('DELETE', `/api/projects/${project.id}`, project.editKey), when).toBe(404);
      expect(await ask('GET', `/api/projects/${project.id}`, project.editKey), when).toBe(404);
      expect(await ask('POST', '/api/words', undefined, { words: project.words }), when).toBe(404);
      for (const path of [`/e/${project.id}`, project.links.look, project.links.play, project.links.remix, `/p/${project.play}/`])
        expect(await ask('GET', path), `${path} ${when}`).toBe(404);
      using late = await EditorClient.open(host.url, project);
      expect(late.log[0], when).toMatchObject({ type: 'refused', code: 'unknown-project' });
      await host.kill();
      host = await host.startAgain();
    }
  });

  it('takes what is typed at the same moment with it, and the host goes on', async () => {
    const project = await createProject(host.url, FILES);
    using owner = await EditorClient.open(host.url, project);
    await owner.until(({ doc }) => doc.getMap('files').size > 0, 'the document');
    owner.doc.on('update', (update: Uint8Array, origin: unknown) => origin === 'typing' && owner.update(update));
    const gone = ask('DELETE', `/api/projects/${project.id}`, project.editKey);
    for (let n = 0; n < 50; n += 1) owner.doc.transact(() => owner.doc.getMap('files').set(`f${String(n)}`, n), 'typing');
    expect(await gone).toBe(204);
    expect((await owner.closed())[0]).toBe(CLOSE.unknownProject);
    expect((await createProject(host.url, FILES)).id).not.toBe(project.id);
  });
});
