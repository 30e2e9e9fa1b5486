import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, putFiles, readProject, type MadeProject } from '../../support/api.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { EditorClient } from '../../support/editor-client.ts';

let host: RunningHost;
let made: MadeProject;
beforeAll(async () => {
  host = await startHost({ env: { LOG_LEVEL: 'trace' } });
  made = await createProject(host.url, { 'server.js': `on('say', (client, text) => console.log(text));`, 'index.html': '<h1>x</h1>' });
});
afterAll(() => host.stop());

const bearer = (key: string): { headers: Record<string, string> } => ({ headers: { authorization: `Bearer ${key}` } });
const linkId = (link: string): string => link.split('/').at(-1) ?? '';

it('no key, and no link, comes into the log, whatever is done with them, and however wrongly', async () => {
  const { id, editKey, words, links } = made;
  const api = `${host.url}/api/projects/${id}`;
  const look = linkId(links.look);
  const json = { 'content-type': 'application/json' };
  await readProject(host.url, made);
  await putFiles(host.url, made, { 'style.css': 'h1 { color: red }' });
  const asked = [
    fetch(api, bearer(look)),
    fetch(`${api}/export.zip`, bearer(editKey)).then((answer) => answer.arrayBuffer()),
    fetch(`${api}/files`, { method: 'PUT', headers: { ...bearer(editKey).headers, ...json }, body: `{"files": "${editKey}"}` }),
    fetch(`${api}/files`, { method: 'PUT', headers: { ...bearer(look).headers, ...json }, body: '{"files":{}}' }),
    fetch(`${host.url}/api/words`, { method: 'POST', headers: json, body: JSON.stringify({ words }) }),
    fetch(`${host.url}/api/words`, { method: 'POST', headers: json, body: `{"words": ${editKey}` }),
    // where they should never be
    fetch(`${api}?key=${editKey}`),
    fetch(`${host.url}/${editKey}`),
    fetch(`${host.url}/api/projects/${editKey}`, bearer(editKey)),
    fetch(`${host.url}/e/${id}?${editKey}`, { headers: { referer: `${host.url}/e/${id}#${editKey}`, cookie: editKey } }),
    fetch(`${host.url}/l/${look}`),
    fetch(`${host.url}/%${editKey}`),
    // one letter is wrong
    fetch(api, bearer(`${editKey}x`)),
  ];
  for (const answer of asked) await answer;
  for (const key of [editKey, look, `${editKey}x`]) {
    using editor = await EditorClient.open(host.url, made, key);
    if (await editor.settled()) editor.socket.send(`{"type":"${editKey}`);
    await editor.closed();
  }
  using client = await ScriptClient.join(host.url, made);
  client.say('say', { text: editKey });
  client.say(editKey);
  await client.next('error');
  await host.stop();
  const output = host.output();
  const secrets = [
    editKey,
    `${words[0] ?? ''}-${words[1] ?? ''}`,
    ...[links.look, links.remix].map((link) => linkId(link).split('.')[1] ?? link),
  ];
  for (const secret of secrets) expect(output.includes(secret), `${secret} in: ${output}`).toBe(false);
});

it('no address is told to another host: every answer says so', async () => {
  await using other = await startHost();
  const project = await createProject(other.url, { 'server.js': '', 'index.html': '<h1>x</h1>' });
  const look = linkId(project.links.look);
  const paths = [
    '/', `/e/${project.id}`, `/l/${look}`, `/play/${project.play}`, `/p/${project.play}/`, `/p/${project.play}/none.js`, `/p/${project.play}`,
    '/p/none/', '/p/none/ws', '/healthz', '/api/projects', `/api/projects/${project.id}`, '/none', '/lib/none', '/favicon.svg', '/r/x', '/%',
  ]; // prettier-ignore
  for (const path of paths) {
    const { headers } = await fetch(other.url + path, { redirect: 'manual' });
    expect([path, headers.get('referrer-policy')]).toEqual([path, 'no-referrer']);
  }
});
