import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, putFiles, readProject, type MadeProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { ESCAPES, FORGERIES, forging } from './escapes.ts';

let host: RunningHost;
let made: MadeProject;
let victim: MadeProject;
let victimsClient: ScriptClient;
let victimsEditor: EditorClient;

beforeAll(async () => {
  host = await startHost();
  made = await createProject(host.url, { 'server.js': '' });
  victim = await createProject(host.url, {
    'server.js': `on('connect', (client) => client.add_to_group('nobody')); on('ping', (client) => client.send('pong'));`,
  });
  victimsClient = await ScriptClient.join(host.url, victim);
  victimsEditor = await EditorClient.open(host.url, victim);
});
afterAll(async () => {
  victimsClient[Symbol.dispose]();
  victimsEditor[Symbol.dispose]();
  await host.stop();
});

/** One server with all the expressions, each behind an op of its own. */
const ESCAPING = ESCAPES.map(
  ({ code }, n) => `on('try ${String(n)}', async (client) => {
  let got = 'blocked';
  try { got = await (() => ${code.startsWith('{') ? code : `(${code})`})(); } catch {}
  client.send('got', { got: typeof got === 'object' ? 'an object' : String(got) });
});`,
).join('\n');

describe('a way out of the sandbox', () => {
  let client: ScriptClient;
  beforeAll(async () => {
    expect((await putFiles(host.url, made, { 'server.js': ESCAPING })).diagnostics).toEqual([]);
    client = await ScriptClient.join(host.url, made);
  });
  afterAll(() => client[Symbol.dispose]());

  it.each(ESCAPES.map((escape, n): [string, string, number] => [escape.what, escape.gives, n]))(
    'by %s gives %s',
    async (_what, gives, n) => {
      client.say(`try ${String(n)}`);
      expect((await client.next('got'))['got']).toBe(gives);
    },
  );
});

describe('code that forges what it did', () => {
  it.each(FORGERIES.map((forgery): [string, (typeof FORGERIES)[number]] => [forgery.what, forgery]))(
    '%s: reaches its own clients at most',
    async (_what, forgery) => {
      await putFiles(host.url, made, { 'server.js': forging(forgery) });
      using editor = await EditorClient.open(host.url, made);
      using client = await ScriptClient.join(host.url, made);
      editor.say({ type: 'watch-messages', on: true });
      client.say('go');
      await client.next('went');
      client.say('ping');
      await client.next('pong');
      expect(client.log.map(({ op }) => op)).toEqual(['went', 'first', ...(forgery.gets ?? []), 'pong']);
      expect(JSON.stringify(editor.log).length).toBeLessThan(100_000);
      for (const line of editor.console) expect(Object.keys(line.diagnostic?.params ?? {})).not.toContain('polluted');
    },
  );

  it('does nothing to a project beside it, nor to the host', async () => {
    victimsClient.say('ping');
    await victimsClient.next('pong');
    expect(victimsClient.log.map(({ op }) => op)).toEqual(['pong']);
    expect(victimsEditor.console).toEqual([]);
    expect(await readProject(host.url, victim)).toMatchObject({ state: { server: 'running', code: 'live' } });
    expect(host.output()).not.toMatch(/"level":(50|60)/);
    expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
  });
});
