import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { ask, serve, type Served } from './serve.ts';

let served: Served;
let project: Awaited<ReturnType<Served['access']['create']>>;

beforeAll(async () => {
  const { page, bridge, lib, takeHome } = BUILT;
  served = await serve({ deps: { built: { page, bridge, lib, takeHome } } });
  const files = { 'server.js': 'on("say", () => {});\n', 'fox.png': Uint8Array.from([1, 2, 3]) };
  project = await served.access.create({ name: 'Émile’s "chat"/game', files });
});
afterAll(() => served.stop());

const get = async (id: string, key?: string): ReturnType<typeof ask> =>
  await ask(served, `/api/projects/${id}/export.zip`, { headers: key === undefined ? {} : { authorization: `Bearer ${key}` } });

describe('the zip of a project', () => {
  it.each([
    ['Edit key', 'editKey'],
    ['look id', 'look'],
  ] as const)('is for whoever has the %s', async (_what, key) => {
    const answer = await get(project.id, project[key]);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/zip');
    const files = unzipSync(answer.body);
    expect(Buffer.from(files['server.js'] ?? []).toString()).toBe('on("say", () => {});\n');
    expect(files['fox.png']).toEqual(Uint8Array.from([1, 2, 3]));
    expect(Object.keys(files)).toContain('runtime/node/main.js');
  });

  it('is for nobody else', async () => {
    expect((await get(project.id)).status).toBe(401);
    expect((await get(project.id, 'tiger-banana-rocket-wrong')).status).toBe(403);
    expect((await get(project.id, project.play)).status).toBe(403);
    expect((await get('no-such-thing-1', project.editKey)).status).toBe(404);
  });

  it('goes by the name of the project, whatever letters are in it', async () => {
    const { headers } = await get(project.id, project.editKey);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="emile-s-chat-game.zip"; filename*=UTF-8''%C3%89mile%E2%80%99s%20%20chat%20game.zip`,
    );
  });

  it('ends when whoever asked has left, and the host serves on', async () => {
    const leave = new AbortController();
    const response = await fetch(`${served.base}/api/projects/${project.id}/export.zip`, {
      headers: { authorization: `Bearer ${project.editKey}` },
      signal: leave.signal,
    });
    await response.body?.getReader().read();
    leave.abort();
    expect((await get(project.id, project.editKey)).status).toBe(200);
  });
});

it('says that it can not where nothing was built for it', async () => {
  const bare = await serve();
  const made = await bare.access.create({ files: {} });
  const answer = await ask(bare, `/api/projects/${made.id}/export.zip`, { headers: { authorization: `Bearer ${made.editKey}` } });
  expect(answer.status).toBe(501);
  await bare.stop();
});
