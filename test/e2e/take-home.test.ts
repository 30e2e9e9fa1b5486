import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../server/setup/project-root.mjs';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { openPage } from '../support/browser.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { ScriptClient } from '../support/script-client.ts';
import { freePort } from '../support/start-host.ts';
import { runTakenHome, type TakenHome } from '../support/taken-home.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const FILES = {
  'server.ts': `import { word } from './server/word.ts';
on('say', (client, text: string) => broadcast('said', { text: text + word, from: client.name }));
`,
  'server/word.ts': `export const word: string = '!';\n`,
  'index.html': `<!doctype html>
<title>Chat</title>
<img src="img/dot.png" alt="dot">
<div id="app"></div>
<script type="module" src="app.jsx"></script>
`,
  'app.jsx': `import { useState } from 'react';
import { createRoot } from 'react-dom/client';
function Chat() {
  const [said, setSaid] = useState([]);
  HANDLERS.said = (msg) => setSaid([...said, msg]);
  return (
    <>
      <button onClick={() => send_message({ op: 'say', text: 'hello from the page' })}>Say it</button>
      <ul>{said.map((msg, at) => <li key={at}>{msg.from}: {msg.text}</li>)}</ul>
    </>
  );
}
createRoot(document.getElementById('app')).render(<Chat />);
`,
  'img/dot.png': { base64: PIXEL },
};

let project: MadeProject;
let zip: Buffer;
let home: TakenHome;

beforeAll(async () => {
  project = await createProject(host.url, FILES, 'Fox & Owl');
  zip = await exportOf(project.editKey);
  home = await runTakenHome(await unpacked(zip), await freePort());
});
afterAll(() => home[Symbol.asyncDispose]());

async function exportOf(key: string): Promise<Buffer> {
  const response = await fetch(`${host.url}/api/projects/${project.id}/export.zip`, { headers: { authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** Unpacked in an empty folder, with its packages installed as a pupil would do it. */
async function unpacked(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wszero-unpacked-'));
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  try {
    await promisify(execFile)('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder, timeout: 90_000 });
    console.log('npm install was done in the unpacked folder');
  } catch (error) {
    console.log(`no registry was reached, so the packages of this repository are used: ${String(error).slice(0, 300)}`);
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  }
  return folder;
}

describe('a project that is taken home', () => {
  test('holds the pupil’s own files, byte for byte, and is what its package.json starts', async () => {
    for (const [path, content] of Object.entries(FILES)) {
      const bytes = await readFile(join(home.folder, path));
      expect(bytes.equals(typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.base64, 'base64'))).toBe(true);
    }
    const { scripts } = JSON.parse(await readFile(join(home.folder, 'package.json'), 'utf8')) as { scripts: { start: string } };
    expect(scripts.start).toBe('node runtime/node/main.js');
  });

  test('lets a React page and a script chat, from copies of its own', async () => {
    const { page, problems } = await openPage(browser);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(home.url)) elsewhere.push(request.url());
    });
    using script = await ScriptClient.open(home.wsUrl);
    await page.goto(`${home.url}/`);
    await page.getByRole('button', { name: 'Say it' }).click(PATIENCE);
    expect(await script.next('said')).toEqual({ op: 'said', text: 'hello from the page!', from: 'Fox' });
    script.say('say', { text: 'hello from the script' });
    await page.getByText('script 1: hello from the script!').waitFor(PATIENCE);
    expect(await page.getByAltText('dot').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    expect(problems).toEqual([]);
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });

  test('keeps everyone connected when its code changes, and tells a mistake while the last good code runs', async () => {
    using script = await ScriptClient.open(home.wsUrl);
    await home.write({ 'server/word.ts': `export const word: string = '?';\n` });
    await home.says('The new code is running.');
    script.say('say', { text: 'who' });
    expect(await script.next('said')).toMatchObject({ text: 'who?' });
    await home.write({ 'server.ts': `on('say', (client, text: string) => {\n  broadcast('said', { text );\n});\n` });
    await home.says('There is a mistake. (server.ts, line 2)');
    await home.says('Your last good code is running.');
    script.say('say', { text: 'still' });
    expect(await script.next('said')).toMatchObject({ text: 'still?' });
  });

  test('comes home through the Share dialog, and back in through the start page, with the same files', async () => {
    await using ide = await IdePage.open(browser, host.schoolUrl + project.links.edit);
    await ide.page.getByRole('button', { name: 'Share' }).click();
    const [download] = await Promise.all([ide.page.waitForEvent('download'), ide.page.getByRole('button', { name: 'Save zip' }).click()]);
    expect(download.suggestedFilename()).toBe('Fox & Owl.zip');
    const saved = await readFile(await download.path());
    expect(Object.keys(unzipSync(saved))).toEqual(Object.keys(unzipSync(zip)));

    await ide.page.goto(`${host.schoolUrl}/`);
    const chooser = ide.page.waitForEvent('filechooser');
    await ide.page.getByRole('button', { name: 'Pick a zip' }).click();
    await (await chooser).setFiles({ name: 'anything.zip', mimeType: 'application/zip', buffer: saved });
    await ide.page.waitForURL(/\/e\//, PATIENCE);
    await ide.whole();
    const id = new URL(ide.page.url()).pathname.split('/').at(-1) ?? '';
    expect(id).not.toBe(project.id);
    const editKey = (await ide.page.evaluate((slot) => localStorage.getItem(slot), `wszero.key.${id}`)) ?? '';
    const [before, after] = [await readProject(host.url, project), await readProject(host.url, { ...project, id, editKey })];
    expect(after.name).toBe('Fox & Owl');
    expect(after.files).toEqual(before.files);
    expect(after.assets).toEqual(before.assets);
    expect(Object.keys(after.assets)).toEqual(['img/dot.png']);
  });
});
