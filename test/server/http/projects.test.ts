import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HourLimit } from '../../../server/http/hour-limit.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { MemoryAccess } from './memory-access.ts';
import { ask, askJson, serve, type Served } from './serve.ts';

const FILES = { 'server.js': 'on("say", () => {});', 'index.html': '<h1>Hi</h1>' };
let served: Served;
beforeAll(async () => (served = await serve()));
afterAll(() => served.stop());

describe('creating a project', () => {
  test('answers 201 with its id, its key, the words of the key, and links', async () => {
    const { status, json } = await askJson(served, 'POST', '/api/projects', { name: ' Our chat ', files: FILES });
    expect(status).toBe(201);
    expect(json).toEqual({
      id: 'brave-otter-lamp-1',
      editKey: 'tiger-banana-rocket-eight',
      words: ['tiger', 'banana', 'rocket', 'eight'],
      links: {
        edit: '/e/brave-otter-lamp-1#tiger-banana-rocket-eight',
        look: expect.stringMatching(/^\/l\/brave-otter-lamp-1\.l/) as string,
        play: expect.stringMatching(/^\/play\/brave-otter-lamp-1\.p/) as string,
        remix: expect.stringMatching(/^\/r\/brave-otter-lamp-1\.r/) as string,
      },
    });
  });

  test('needs neither a name nor files', async () => {
    expect((await askJson(served, 'POST', '/api/projects', {})).status).toBe(201);
  });

  test.each([
    ['no body', undefined, 400, 'bad-json'],
    ['what is not JSON', '{nope', 400, 'bad-json'],
    ['a list', '[]', 400, 'bad-request'],
    ['a bare text', '"hello"', 400, 'bad-json'],
    ['a name that is a number', { name: 7 }, 400, 'bad-request'],
    ['a name that is too long', { name: 'x'.repeat(LIMITS.nameLength + 1) }, 400, 'bad-request'],
    ['files that are a list', { files: ['server.js'] }, 400, 'bad-request'],
    ['a file that is a number', { files: { 'server.js': 1 } }, 400, 'bad-files'],
    ['a file that is null', { files: { 'server.js': null } }, 400, 'bad-files'],
    ['a key that it does not know', { nme: 'Our chat' }, 400, 'bad-request'],
    ['a lesson that there is not', { lesson: 'hello' }, 404, 'unknown-lesson'],
  ])('refuses %s', async (_what, body, status, code) => {
    const answer = await askJson(served, 'POST', '/api/projects', body);
    expect(answer.json).toEqual({ error: { code, message: expect.any(String) as string } });
    expect(answer.status).toBe(status);
  });

  test('says which part of the body is wrong', async () => {
    expect((await askJson(served, 'POST', '/api/projects', { nme: 'x' })).json).toMatchObject({ error: { message: 'nme is not known' } });
    expect((await askJson(served, 'POST', '/api/projects', { name: 7 })).json).toMatchObject({ error: { message: 'name must be a text' } });
  });

  test('refuses a body that is too large', async () => {
    const answer = await askJson(served, 'POST', '/api/projects', { files: { 'a.js': 'x'.repeat(LIMITS.httpBodyBytes) } });
    expect(answer).toEqual({ status: 413, json: { error: { code: 'too-large', message: 'That is too large.' } } });
  });

  test('takes no body that a page of another host could send without asking', async () => {
    const answer = await ask(served, '/api/projects', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{}' });
    expect(answer.status).toBe(400);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('stops at so many an hour and address, and counts anew in the next hour', async () => {
    let now = 0;
    const limited = await serve({
      deps: { access: new MemoryAccess(), newProjects: new HourLimit(LIMITS.newProjectsPerHourAndAddress, 'Too many.', () => now) },
    });
    const create = async (): Promise<number> => (await askJson(limited, 'POST', '/api/projects', {})).status;
    for (let count = 0; count < LIMITS.newProjectsPerHourAndAddress; count++) expect(await create()).toBe(201);
    expect(await create()).toBe(429);
    now = 3_600_000;
    expect(await create()).toBe(201);
    await limited.stop();
  });
});

describe('reading and writing a project', () => {
  let id: string;
  let editKey: string;
  let look: string;
  beforeAll(async () => {
    const created = await served.access.create({ name: 'Our chat', files: FILES });
    ({ id, editKey, look } = created);
  });

  test('gives its files, its state and what is wrong with it, for the Edit key and for the look id', async () => {
    const expected = {
      status: 200,
      json: { id, name: 'Our chat', files: FILES, state: { server: 'running', code: 'live' }, diagnostics: [] },
    };
    expect(await askJson(served, 'GET', `/api/projects/${id}`, undefined, editKey)).toEqual(expected);
    expect(await askJson(served, 'GET', `/api/projects/${id}`, undefined, look)).toEqual(expected);
  });

  test('answers a change when the code is live or refused', async () => {
    const put = (files: object): ReturnType<typeof askJson> => askJson(served, 'PUT', `/api/projects/${id}/files`, { files }, editKey);
    const refused = await put({ 'server.js': 'on((' });
    expect(refused).toMatchObject({ status: 200, json: { ok: false, diagnostics: [{ code: 'syntax', file: 'server.js' }] } });
    expect(await put({ 'server.js': 'on();', 'index.html': null, 'a/b.html': 'x' })).toEqual({
      status: 200,
      json: { ok: true, diagnostics: [] },
    });
    const { json } = await askJson(served, 'GET', `/api/projects/${id}`, undefined, editKey);
    expect(json).toMatchObject({ files: { 'server.js': 'on();', 'a/b.html': 'x' } });
  });

  test('takes assets in base64, and gives them so', async () => {
    const cat = { base64: Buffer.from([0x89, 0x50, 0, 255]).toString('base64') };
    const made = await askJson(served, 'POST', '/api/projects', { files: { ...FILES, 'cat.png': cat } });
    const { id, editKey } = made.json as { id: string; editKey: string };
    const path = `/api/projects/${id}`;
    expect((await askJson(served, 'PUT', `${path}/files`, { files: { 'dog.png': cat } }, editKey)).status).toBe(200);
    const { json } = await askJson(served, 'GET', path, undefined, editKey);
    expect(json).toMatchObject({ files: { ...FILES, 'cat.png': cat, 'dog.png': cat } });
  });

  test('has room in a body for a full project', async () => {
    const mebibyte = { base64: Buffer.alloc(1024 * 1024, 7).toString('base64') };
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.png`, mebibyte]));
    expect((await askJson(served, 'POST', '/api/projects', { files })).status).toBe(201);
  });

  test('says no-key without a key, wrong-key for another, unknown-project for no project', async () => {
    expect(await askJson(served, 'GET', `/api/projects/${id}`)).toMatchObject({ status: 401, json: { error: { code: 'no-key' } } });
    expect(await askJson(served, 'GET', `/api/projects/${id}`, undefined, 'nope')).toMatchObject({
      status: 403,
      json: { error: { code: 'wrong-key' } },
    });
    expect(await askJson(served, 'GET', '/api/projects/no-such-1', undefined, editKey)).toMatchObject({
      status: 404,
      json: { error: { code: 'unknown-project' } },
    });
  });

  test('lets a look id change nothing', async () => {
    expect(await askJson(served, 'PUT', `/api/projects/${id}/files`, { files: { 'x.js': '' } }, look)).toMatchObject({ status: 403 });
    expect((await askJson(served, 'GET', `/api/projects/${id}`, undefined, editKey)).json).not.toHaveProperty(['files', 'x.js']);
  });

  test('asks for the key before it looks at the body', async () => {
    expect(await askJson(served, 'PUT', `/api/projects/${id}/files`, '{nope')).toMatchObject({ status: 401 });
  });

  test.each([
    ['no files', {}],
    ['files that are null', { files: null }],
    ['a file that is a list', { files: { 'a.js': [] } }],
  ])('refuses a change with %s', async (_what, body) => {
    expect((await askJson(served, 'PUT', `/api/projects/${id}/files`, body, editKey)).status).toBe(400);
  });

  test('can not be taken home where the parts for that were not built', async () => {
    expect(await askJson(served, 'GET', `/api/projects/${id}/export.zip`)).toMatchObject({
      status: 501,
      json: { error: { code: 'not-yet' } },
    });
  });
});

describe('a copy of a project', () => {
  const made = { id: expect.stringMatching(/^brave-otter-lamp-/) as string, links: { edit: expect.any(String) as string } };

  test.each(['look', 'remix'] as const)('is made by whoever has its %s link, without any key', async (kind) => {
    const source = await served.access.create({ name: 'Chat', files: { 'server.js': '1' } });
    const copy = await askJson(served, 'POST', `/api/projects/${source[kind]}/remix`);
    expect(copy).toMatchObject({ status: 201, json: made });
    const { id, editKey } = copy.json as { id: string; editKey: string };
    expect(id).not.toBe(source.id);
    expect((await askJson(served, 'GET', `/api/projects/${id}`, undefined, editKey)).json).toMatchObject({ files: { 'server.js': '1' } });
  });

  test('is made by its id only with a key', async () => {
    const source = await served.access.create({});
    expect((await askJson(served, 'POST', `/api/projects/${source.id}/remix`)).status).toBe(401);
    expect((await askJson(served, 'POST', `/api/projects/${source.id}/remix`, undefined, 'a-b-c-d')).status).toBe(403);
    expect((await askJson(served, 'POST', `/api/projects/${source.id}/remix`, undefined, source.editKey)).status).toBe(201);
  });

  test('is not made by a Play link', async () => {
    const { play } = await served.access.create({});
    expect((await askJson(served, 'POST', `/api/projects/${play}/remix`)).status).toBe(404);
  });
});

describe('keys of a project', () => {
  test.each(['play', 'look', 'remix'] as const)('a %s link is renewed, turned off and turned on again', async (kind) => {
    const project = await served.access.create({});
    const change = (action: string): Promise<{ status: number; json: unknown }> =>
      askJson(served, 'POST', `/api/projects/${project.id}/links/${kind}`, { action }, project.editKey);
    const linkIn = ({ json }: { json: unknown }): unknown => (json as { links: Record<string, string> }).links[kind];
    const before = project[kind];
    const renewed = await change('renew');
    expect(renewed.status).toBe(200);
    expect(linkIn(renewed)).not.toContain(before);
    expect(linkIn(await change('withdraw'))).toBeUndefined();
    expect(linkIn(await change('renew'))).toEqual(expect.any(String));
  });

  test('new secret words are told once, and the old ones open nothing', async () => {
    const project = await served.access.create({});
    const url = `/api/projects/${project.id}/links/edit`;
    const { json } = await askJson(served, 'POST', url, { action: 'renew' }, project.editKey);
    expect(json).toMatchObject({ editKey: 'four-new-words-here', words: ['four', 'new', 'words', 'here'] });
    expect((await askJson(served, 'GET', `/api/projects/${project.id}`, undefined, project.editKey)).status).toBe(403);
  });

  test.each([
    ['an action that there is not', 'play', { action: 'burn' }, 400],
    ['no action', 'play', {}, 400],
    ['a link that there is not', 'admin', { action: 'renew' }, 404],
    ['words that would be gone', 'edit', { action: 'withdraw' }, 400],
  ])('refuses %s', async (_what, kind, body, status) => {
    const project = await served.access.create({});
    expect((await askJson(served, 'POST', `/api/projects/${project.id}/links/${kind}`, body, project.editKey)).status).toBe(status);
  });

  test('are changed with the Edit key only', async () => {
    const { id, look } = await served.access.create({});
    const url = `/api/projects/${id}/links/play`;
    expect((await askJson(served, 'POST', url, { action: 'renew' })).status).toBe(401);
    expect((await askJson(served, 'POST', url, { action: 'renew' }, look)).status).toBe(403);
  });
});

describe('all of /api', () => {
  test('answers an unknown route and a wrong method in the same shape', async () => {
    const nothing = { status: 404, json: { error: { code: 'not-found', message: 'There is nothing here.' } } };
    expect(await askJson(served, 'GET', '/api/nothing')).toEqual(nothing);
    expect(await askJson(served, 'DELETE', '/api/projects')).toEqual(nothing);
  });

  test('answers a path that is no text', async () => {
    const answer = await ask(served, '/api/projects/%ff', { headers: { Authorization: 'Bearer x' } });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { code: 'bad-request' } });
  });

  test('writes down what it did not foresee, and shows nothing of it', async () => {
    class Failing extends MemoryAccess {
      override async playOf(): Promise<string | undefined> {
        throw new Error('the disk in /var/secret is full');
      }
      override async findByWords(): Promise<undefined> {
        throw new Error('the disk in /var/secret is full');
      }
    }
    const failing = await serve({ deps: { access: new Failing() } });
    const words = await askJson(failing, 'POST', '/api/words', { words: 'a b' });
    expect(words).toMatchObject({ status: 500, json: { error: { code: 'broken' } } });
    const page = await ask(failing, '/e/x');
    expect(page.status).toBe(500);
    expect(JSON.stringify(words) + page.body.toString()).not.toContain('secret');
    await failing.stop();
  });
});
