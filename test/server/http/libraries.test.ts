import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LIBRARIES, libraryFile } from '../../../runtime/compiler/libraries.ts';
import { BUILT } from '../../../server/built.ts';
import { readLibraries } from '../../../server/http/libraries.ts';
import { ask, serve, type Served } from './serve.ts';

const { version, needs } = readLibraries(BUILT.lib);
let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

/** A library as it was built, run here. */
async function load(specifier: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(BUILT.lib, libraryFile(specifier))).href)) as Record<string, unknown>;
}

describe('the libraries', () => {
  test('are those that a page may import, and import nothing but each other', () => {
    const files = Object.keys(needs);
    expect(files.filter((file) => !file.startsWith('shared-')).sort()).toEqual(LIBRARIES.map(libraryFile).sort());
    expect([...new Set(Object.values(needs).flat())].filter((file) => !files.includes(file))).toEqual([]);
  });

  test.each([
    ['react', ['useState', 'useEffect', 'createElement', 'Fragment', 'default']],
    ['react/jsx-runtime', ['jsx', 'jsxs', 'Fragment']],
    ['react/jsx-dev-runtime', ['jsxDEV', 'Fragment']],
    ['react-dom', ['createPortal', 'flushSync', 'default']],
    ['react-dom/client', ['createRoot', 'hydrateRoot', 'default']],
    ['preact', ['h', 'render', 'Component', 'Fragment']],
    ['preact/hooks', ['useState', 'useEffect', 'useRef']],
    ['preact/jsx-runtime', ['jsx', 'jsxs', 'Fragment']],
    ['preact/compat', ['useState', 'createPortal', 'default']],
    ['vue', ['createApp', 'ref', 'computed', 'onMounted', 'compile']],
    ['vue/jsx-runtime', ['jsx', 'jsxs', 'Fragment']],
  ])('%s gives its names', async (specifier, names) => {
    expect(Object.keys(await load(specifier))).toEqual(expect.arrayContaining(names));
  });

  test('share what they have in common', async () => {
    const [react, dom, preact, preactJsx, compat] = await Promise.all(
      ['react', 'react-dom/client', 'preact', 'preact/jsx-runtime', 'preact/compat'].map(load),
    );
    expect(dom?.['version']).toBe(react?.['version']);
    expect(preactJsx?.['Fragment']).toBe(preact?.['Fragment']);
    expect(compat?.['Component']).toBe(preact?.['Component']);
    expect((await load('vue/jsx-runtime'))['Fragment']).toBe((await load('vue'))['Fragment']);
  });

  test('say in words what is wrong, which those for production do not', async () => {
    const said: string[] = [];
    const error = vi.spyOn(console, 'error').mockImplementation((...values: unknown[]) => said.push(format(...values)));
    const { useState } = (await load('react')) as { useState: () => void };
    expect(useState).toThrow();
    error.mockRestore();
    expect(said.join('\n')).toContain('Invalid hook call. Hooks can only be called inside of the body of a function component.');
  });
});

describe('below /lib/', () => {
  test('a library is a script, kept for ever, open to pages of an opaque origin', async () => {
    const { status, headers, body } = await ask(served, `/lib/${version}/react-dom-client.js`, { headers: { 'Accept-Encoding': 'br' } });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(body).toString()).toContain('createRoot');
  });

  test('nothing else is there', async () => {
    for (const path of [
      '/lib/',
      '/lib/react.js',
      '/lib/AAAAAAAAAAAA/react.js',
      `/lib/${version}/.stamp`,
      `/lib/${version}/../../package.json`,
      `/lib/${version}/..%2f..%2fpackage.json`,
      `/lib/${version}/lodash.js`,
    ])
      expect((await ask(served, path)).status, path).toBe(404);
  });

  test('is found below a path that a proxy leaves there', async () => {
    const below = await serve({ environment: { PUBLIC_URL: 'https://code.test/x/' } });
    expect((await ask(below, `/x/lib/${version}/vue.js`)).status).toBe(200);
    const { play } = await below.access.create({ files: { 'index.html': '', 'a/b.html': '' } });
    const html = (await ask(below, `/x/p/${play}/a/b.html`)).body.toString();
    const [, vue = ''] = /"vue":"([^"]+)"/.exec(html) ?? [];
    expect(new URL(vue, `https://code.test/x/p/${play}/a/b.html`).pathname).toBe(`/x/lib/${version}/vue.js`);
    await below.stop();
  });
});
