import { describe, expect, it } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { exportFiles, packageName } from '../../../server/export/export-files.ts';
import { readTakeHomeParts } from '../../../server/export/take-home-parts.ts';
import { TAKEN_HOME_MARK } from '../../../runtime/taken-home-mark.ts';

const parts = await readTakeHomeParts(BUILT.takeHome, BUILT.lib);

async function taken(texts: Record<string, string>, assets: Record<string, Uint8Array> = {}, name = 'Chat'): Promise<Map<string, Buffer>> {
  return await exportFiles({ name, texts: new Map(Object.entries(texts)), assets: new Map(Object.entries(assets)) }, parts);
}

const chat = { 'server.js': `on('say', () => {});\n`, 'index.html': '<h1>Chat</h1>\n' };

describe('the files of a project that is taken home', () => {
  it('are the pupil’s own, byte for byte, and the first ones', async () => {
    const picture = Uint8Array.from([137, 80, 78, 71, 0, 255]);
    const files = await taken({ ...chat, 'pages/é.txt': 'é\n' }, { 'img/fox.png': picture });
    expect([...files.keys()].slice(0, 4)).toEqual(['index.html', 'pages/é.txt', 'server.js', 'img/fox.png']);
    expect(files.get('server.js')?.toString()).toBe(chat['server.js']);
    expect(files.get('img/fox.png')).toEqual(Buffer.from(picture));
  });

  it('are all that runs it: each file that one of the runtime imports is there, and each package has its version', async () => {
    const files = await taken(chat);
    const { dependencies } = JSON.parse(files.get('package.json')?.toString() ?? '') as { dependencies: Record<string, string> };
    let count = 0;
    for (const [path, bytes] of files) {
      if (!path.startsWith('runtime/') || !path.endsWith('.js') || path === 'runtime/wszero.js') continue;
      for (const [, wanted = ''] of bytes.toString().matchAll(/^(?:import|export)\b[^'";]*?from ['"]([^'"]+)['"]/gm)) {
        count += 1;
        if (wanted.startsWith('.'))
          expect(files.has(new URL(wanted, `file:///${path}`).pathname.slice(1)), `${wanted} of ${path}`).toBe(true);
        else if (!wanted.startsWith('node:')) expect(dependencies[wanted], wanted).toMatch(/^\d+\.\d+\.\d+$/);
      }
    }
    expect(count).toBeGreaterThan(50);
    expect(dependencies).toHaveProperty('ws');
  });

  it('hold nothing of the playground', async () => {
    const files = await taken(chat);
    expect([...files.keys()].filter((path) => !/^(server\.js|index\.html|README\.md|package\.json|runtime\/)/.test(path))).toEqual([]);
    const own = [...files].filter(([path]) => path.startsWith('runtime/')).map(([path, bytes]) => [path, bytes.toString()] as const);
    expect(own.filter(([, text]) => text.includes('/server/') && text.includes('playground')).map(([path]) => path)).toEqual([]);
  });

  it('leave a README of the pupil’s alone', async () => {
    const files = await taken({ ...chat, 'readme.md': 'mine' });
    expect(files.get('readme.md')?.toString()).toBe('mine');
    expect(files.has('README.md')).toBe(false);
    expect(files.get('runtime/README.md')?.toString()).toContain(TAKEN_HOME_MARK.readMe);
  });

  it('name the server and the page that there are', async () => {
    const text = (await taken({ 'server.ts': '', 'game.html': '' }, {}, 'My\ngame')).get('README.md')?.toString() ?? '';
    expect(text).toContain('# My game');
    expect(text).toContain('`server.ts` is your server');
    expect(text).toContain('`game.html` and the files beside it');
  });

  it('set aside what has a name of ours from before that was one', async () => {
    const files = await taken({ ...chat, 'package.json': '{"mine": true}', 'runtime/node/main.js': 'mine' });
    expect(files.get('set-aside/package.json')?.toString()).toBe('{"mine": true}');
    expect(files.get('set-aside/runtime/node/main.js')?.toString()).toBe('mine');
    expect(files.get('package.json')?.toString()).toContain('"start": "node runtime/node/main.js"');
  });
});

describe('the name of a package', () => {
  it.each([
    ['Our Chat!', 'our-chat'],
    ['Épée & Élan', 'epee-elan'],
    ['聊天', 'my-project'],
    ['__proto__', 'proto'],
    ['../../x', 'x'],
    ['node_modules', 'my-project'],
  ])('of %j is %j', (name, expected) => {
    expect(packageName(name)).toBe(expected);
  });
});
