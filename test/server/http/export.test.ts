import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzipSync } from 'fflate';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { ExportDesk, type ExportTimes } from '../../../server/http/export.ts';
import type { OpenProject } from '../../../server/http/host-access.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
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

describe('the zips of all projects together', () => {
  /** A desk of its own, to which the test brings projects whose assets come when it says so. */
  async function desk(assets: () => Promise<ReadonlyMap<string, Uint8Array>>, options?: ExportTimes) {
    const { lib, takeHome } = BUILT;
    const open: OpenProject = { ...(await served.access.open(project.id, project.editKey, 'look')), assets };
    const exports = new ExportDesk({ lib, takeHome }, options);
    const sent: Promise<void>[] = [];
    const app = express().get('/', async (_request, response) => {
      const sending = exports.send(open, response);
      sent.push(sending);
      server.emit('asked');
      await sending;
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const ask = async (): Promise<ReturnType<typeof httpGet>> => {
      const asked = once(server, 'asked');
      const request = httpGet({ port: (server.address() as AddressInfo).port, agent: false });
      request.on('error', () => undefined);
      await asked;
      return request;
    };
    const stop = async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    return { ask, sent, stop };
  }

  it('are made for some at a time, and not for those who left while they waited', async () => {
    const gates: (() => void)[] = [];
    const begun = (): Promise<ReadonlyMap<string, Uint8Array>> => new Promise((resolve) => gates.push(() => resolve(new Map())));
    const { ask, sent, stop } = await desk(begun);
    const requests = [];
    for (let n = 0; n < LIMITS.exportsAtOnce + 2; n += 1) requests.push(await ask());
    await expect.poll(() => gates.length).toBe(LIMITS.exportsAtOnce);
    requests[LIMITS.exportsAtOnce]?.destroy();
    await sent[LIMITS.exportsAtOnce];
    expect(gates).toHaveLength(LIMITS.exportsAtOnce);
    gates[0]?.();
    requests[0]?.on('response', (response) => response.resume());
    await sent[0];
    await expect.poll(() => gates.length).toBe(LIMITS.exportsAtOnce + 1);
    requests.at(-1)?.on('response', (response) => response.resume());
    gates.at(-1)?.();
    await sent.at(-1);
    expect(gates).toHaveLength(LIMITS.exportsAtOnce + 1);
    for (const gate of gates) gate();
    await stop();
  });

  it.each<[string, ExportTimes]>([
    ['has stopped', { stalledMs: 200 }],
    ['takes too long', { mostMs: 200 }],
  ])('end for a reader who %s', async (_what, times) => {
    const large = new Map([['noise.png', randomBytes(32 * 1024 * 1024)]]);
    const { ask, sent, stop } = await desk(async () => large, times);
    const request = await ask();
    // It never reads.
    await once(request, 'response');
    await sent[0];
    await stop();
  });
});

it('says that it can not where nothing was built for it', async () => {
  const bare = await serve();
  const made = await bare.access.create({ files: {} });
  const answer = await ask(bare, `/api/projects/${made.id}/export.zip`, { headers: { authorization: `Bearer ${made.editKey}` } });
  expect(answer.status).toBe(501);
  await bare.stop();
});
