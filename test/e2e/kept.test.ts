import { expect, it } from 'vitest';
import { createProject, putFiles, readProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost } from '../support/start-host.ts';

it('keeps what was answered, through kill -9', { timeout: 240_000 }, async () => {
  let host = await startHost();
  const made = await createProject(host.url);
  for (let round = 0; round < 5; round++) {
    await putFiles(host.url, made, { 'note.js': `// kept ${String(round)}`, [`only-${String(round)}.js`]: '' });
    await host.kill();
    host = await host.startAgain();
    const { files } = await readProject(host.url, made);
    expect(files['note.js']).toBe(`// kept ${String(round)}`);
    expect(Object.keys(files).filter((path) => path.startsWith('only-'))).toHaveLength(round + 1);
  }
  await host.stop();
});

it('opens again with the same words, and wakes its server for whoever comes', { timeout: 120_000 }, async () => {
  let host = await startHost();
  const made = await createProject(host.url, { 'server.js': `on('ping', (client) => client.send('pong'));` });
  await host.kill();
  host = await host.startAgain();
  using client = await ScriptClient.join(host.url, made);
  client.say('ping');
  await client.next('pong');
  const response = await fetch(`${host.url}/api/words`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ words: made.words }),
  });
  expect(await response.json()).toMatchObject({ id: made.id, editKey: made.editKey });
  await host.stop();
});

it('refuses a second host on the same folder in plain words', { timeout: 120_000 }, async () => {
  const host = await startHost();
  await expect(startHost({ dataDir: host.dataDir })).rejects.toThrow(/in use|another|already/i);
  expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
  await host.stop();
});
