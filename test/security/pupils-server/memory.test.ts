import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';

const HOGS = 16;
/** Below the wall of a project, and many times more than the rest of it. */
const HOG = `const all = []; on('go', (client) => { for (let n = 0; n < 18; n++) all.push(new Uint8Array(1e6).fill(1)); client.send('full'); });`;
const CHAT = `let n = 0; on('ping', (client) => client.send('pong', { n: ++n }));`;

function memoryMb({ pid }: RunningHost): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

it.runIf(process.platform === 'linux')('stops those that have most when all together take more than the host may', async () => {
  const mostMb = await memoryWithout();
  await using host = await startHost({ env: { MEMORY_MB: String(mostMb) } });
  const innocent = await createProject(host.url, { 'server.js': CHAT });
  using client = await ScriptClient.join(host.url, innocent);
  client.say('ping');
  await client.next('pong');
  const editors: EditorClient[] = [];
  for (let n = 0; n < HOGS; n += 1) {
    const made = await createProject(host.url, { 'server.js': HOG });
    editors.push(await EditorClient.open(host.url, made));
    using hog = await ScriptClient.join(host.url, made);
    hog.say('go');
    await hog.next(({ op }) => op === 'full' || op === 'error');
  }
  const stopped = (): EditorClient[] => editors.filter(({ state }) => state.server === 'stopped');
  await expect.poll(() => stopped().length, { timeout: 20_000 }).toBeGreaterThan(0);
  await expect.poll(() => memoryMb(host), { timeout: 20_000 }).toBeLessThan(mostMb);
  // what has to be, and no more
  expect(stopped().length).toBeLessThan(HOGS);
  for (const { state } of stopped()) expect(state.reason).toBe('out-of-memory');
  // it has its variables still
  client.say('ping');
  expect(await client.next('pong')).toMatchObject({ n: 2 });
  for (const editor of editors) editor[Symbol.dispose]();
});

/** What a host takes by itself, and room for half of the hogs. */
async function memoryWithout(): Promise<number> {
  await using host = await startHost();
  return Math.round(memoryMb(host)) + HOGS * 9;
}
