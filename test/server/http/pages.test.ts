import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, serve, type Answer, type Served } from './serve.ts';

const FILES = {
  'server.js': 'const secret = 1;',
  'server.ts': 'const secret = 2;',
  'server/words.js': 'const secret = 3;',
  'index.html': '<!doctype html>\n<script src="client.js"></script>\n',
  'a/b.html': '<!doctype html><p>deep',
  'a/index.html': '<!doctype html><p>folder',
  'client.js': 'HANDLERS.said = () => {};',
  'style.css': 'h1 { color: red }',
  'data.json': '{}',
  'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'note.md': '# ü',
  'part.ts': 'let a: number;',
  'view.jsx': "import 'preact';\n\nexport const view = <p>{text}</p>;",
  'part.d.ts': 'declare let a: number;',
  'broken.tsx': 'let a: number;\nexport const b = ;',
  'uses.js': "import { b } from './broken';",
  'jsx.html': '<script src="view.jsx"></script>',
  'client 2.js': '// twice',
  'servers.html': 'not of the server',
};
const FORWARDED = { 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'https' };

let served: Served;
let play: string;
beforeAll(async () => {
  served = await serve();
  ({ play } = await served.access.create({ files: FILES }));
});
afterAll(() => served.stop());

const page = (path: string, options?: Parameters<typeof ask>[2]): Promise<Answer> => ask(served, `/p/${play}/${path}`, options);

function policy(origin: string, socket: string, id = play): string {
  return (
    `sandbox allow-scripts allow-forms allow-modals; default-src 'none'; base-uri 'none'; object-src 'none'; ` +
    `script-src ${origin}/p/${id}/ ${origin}/lib/ 'unsafe-inline' 'unsafe-eval' blob: data:; style-src ${origin}/p/${id}/ ${origin}/lib/ 'unsafe-inline'; ` +
    `img-src ${origin}/p/${id}/ data: blob:; media-src ${origin}/p/${id}/ data: blob:; font-src ${origin}/p/${id}/ data:; ` +
    `connect-src ${origin}/p/${id}/ ${socket}/p/${id}/ws; form-action ${origin}/p/${id}/`
  );
}

describe('every file of a pupil', () => {
  test.each([
    ['', 'text/html; charset=utf-8'],
    ['index.html', 'text/html; charset=utf-8'],
    ['client.js', 'text/javascript; charset=utf-8'],
    ['style.css', 'text/css; charset=utf-8'],
    ['data.json', 'application/json; charset=utf-8'],
    ['picture.svg', 'image/svg+xml; charset=utf-8'],
    ['note.md', 'text/markdown; charset=utf-8'],
    ['part.ts', 'text/javascript; charset=utf-8'],
    ['view.jsx', 'text/javascript; charset=utf-8'],
    ['part.d.ts', 'text/plain; charset=utf-8'],
    ['client%202.js', 'text/javascript; charset=utf-8'],
  ])('%s comes sandboxed, as %s, and open to its own opaque origin', async (path, type) => {
    const { status, headers } = await page(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    const both = /html|javascript/.test(type) ? '' : ", sandbox; script-src 'none'";
    expect(headers['content-security-policy']).toBe(policy(served.base, served.base.replace('http', 'ws')) + both);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('comes as it was written', async () => {
    expect((await page('client.js')).body.toString()).toBe(FILES['client.js']);
    expect((await page('note.md')).body.toString()).toBe('# ü');
  });

  test('is not sent again when it has not changed', async () => {
    const { etag = '' } = (await page('client.js')).headers;
    const again = await page('client.js', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers['content-security-policy']).toContain('sandbox');
  });

  test('answers HEAD without a body', async () => {
    const { status, body } = await page('client.js', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
  });
});

describe('HTML', () => {
  test('gets wszero.js before its first script, and crossorigin on its own', async () => {
    const html = (await page('index.html')).body.toString();
    expect(html).toMatch(
      /^<!doctype html><script type="importmap">[^<]*<\/script><script src="wszero\.js\?v=[\w-]{12}" crossorigin><\/script>\n<script crossorigin src="client\.js"><\/script>\n$/,
    );
  });

  test('gets the bridge first, and the token, as a pane', async () => {
    const html = (await page('index.html?pane=Fox.x-1_')).body.toString();
    expect(html).toMatch(
      /^<!doctype html><script type="importmap">[^<]*<\/script><script src="wszero\/bridge\.js\?v=[\w-]{12}" data-pane="Fox\.x-1_" crossorigin><\/script><script src="wszero\.js\?v=[\w-]{12}" data-pane="Fox\.x-1_" crossorigin><\/script>\n/,
    );
  });

  test.each(['"><script>alert(1)</script>', "' onerror=x", '', 'a b', 'x'.repeat(201), 'é', '&quot;'])(
    'takes no token that could be markup: %s',
    async (token) => {
      const html = (await page(`index.html?pane=${encodeURIComponent(token)}`)).body.toString();
      expect(html).not.toContain('data-pane');
      expect(html).not.toContain('bridge');
    },
  );

  test('takes no token given twice, or as an object', async () => {
    for (const query of ['pane=a&pane=b', 'pane[x]=a'])
      expect((await page(`index.html?${query}`)).body.toString()).not.toContain('data-pane');
  });

  test('gets an import map in front of all scripts, which leads to the libraries of this host', async () => {
    const html = (await page('a/b.html?pane=t')).body.toString();
    const [, json = ''] = /^<!doctype html><script type="importmap">(.*?)<\/script><script/.exec(html) ?? [];
    const { imports } = JSON.parse(json) as { imports: Record<string, string> };
    const react = new URL(imports['react'] ?? '', `${served.base}/p/${play}/a/b.html`).pathname;
    expect(react).toMatch(/^\/lib\/[\w-]{12}\/react\.js$/);
    const { status, headers, body } = await ask(served, react);
    expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
    expect(body.toString()).toContain('useState');
    expect(imports['../part']).toBe('../part.ts');
  });

  test('has a script of JSX as a module, whatever it calls it', async () => {
    expect((await page('jsx.html')).body.toString()).toContain('<script type="module" crossorigin src="view.jsx">');
  });

  test('in a folder finds the scripts above it', async () => {
    expect((await page('a/b.html?pane=t')).body.toString()).toContain('<script src="../wszero/bridge.js');
    const folder = (await page('a/')).body.toString();
    expect(folder).toContain('folder');
    expect(folder).toContain('src="../wszero.js');
  });
});

describe('a script of JSX or TypeScript', () => {
  test('comes as JavaScript, each line where it was, and is not sent again when it has not changed', async () => {
    const { body, headers } = await page('view.jsx');
    expect(body.toString()).toMatch(/^import \{ jsx \} from "preact\/jsx-runtime"; import "preact";\n\n *export const view = /);
    expect((await page('view.jsx', { headers: { 'If-None-Match': headers.etag ?? '' } })).status).toBe(304);
  });

  test('with a mistake comes as a script that says so on its line, for whoever imports it', async () => {
    const { status, body } = await page('broken.tsx');
    expect(status).toBe(200);
    expect(body.toString()).toMatch(/^\nthrow new SyntaxError\("broken\.tsx, line 2: .*"\); let nothing; export \{ nothing as b \};\n$/);
  });

  test.each([
    ['part', './part.ts'],
    ['part.js?x=1', './part.ts?x=1'],
    ['view', './view.jsx'],
    ['client%202', './client%202.js'],
  ])('asked for as %s is at %s', async (asked, location) => {
    const { status, headers } = await page(asked);
    expect([status, headers.location]).toEqual([302, location]);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  test('of the server is at no other name either', async () => {
    for (const path of ['server', 'server/words']) expect((await page(path)).status).toBe(404);
  });
});

describe("the host's own scripts", () => {
  test('may be kept for ever by the version that pages ask for, and by no other', async () => {
    const [url = ''] = /wszero\.js\?v=[\w-]+/.exec((await page('')).body.toString()) ?? [];
    const versioned = await page(url);
    expect(versioned.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(versioned.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(versioned.headers['access-control-allow-origin']).toBe('*');
    expect(versioned.body.toString()).toContain('send_message');
    expect((await page('wszero.js?v=old')).headers['cache-control']).toBe('no-cache');
    expect((await page('wszero/bridge.js')).body.toString()).toContain('swap-styles');
  });
});

describe('what is not there', () => {
  test.each([
    'server.js',
    'server.ts',
    'server/words.js',
    './server.js',
    'a/../server.js',
    '%2e/server.js',
    'server%2fwords.js',
    'a/..%2fserver.js',
    'server.js?pane=x',
    'server.js/',
  ])('never gives the file of the server at %s', async (path) => {
    const { status, body } = await page(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('secret');
  });

  test('names the file that was meant, in a line for a script, in a page for a person', async () => {
    const script = await page('cilent.js');
    expect(script.status).toBe(404);
    expect(script.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(script.body.toString()).toBe('There is no cilent.js. There is client.js. Did you mean that?\n');
    const html = await page('Index.html');
    expect(html.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(html.body.toString()).toContain('There is index.html. Did you mean that?');
    expect(html.headers['content-security-policy']).toContain('sandbox');
  });

  test('does not name a file of the server as the one that was meant', async () => {
    expect((await page('sever.js')).body.toString()).not.toContain('server.js');
  });

  test('is escaped where it is shown', async () => {
    const html = (await page('%3Cimg%20src%3Dx%3E.html')).body.toString();
    expect(html).toContain('&lt;img src=x&gt;.html');
    expect(html).not.toContain('<img');
  });

  test('is said by a page that is still a client where there is no index.html', async () => {
    const empty = await served.access.create({ files: { 'server.js': '' } });
    const { status, body } = await ask(served, `/p/${empty.play}/?pane=t`);
    expect(status).toBe(404);
    expect(body.toString()).toContain('This project has no index.html yet');
    expect(body.toString()).toContain('wszero.js');
  });

  test('is said in the language that the browser asks for', async () => {
    const headers = { 'Accept-Language': 'fr;q=0.5, es-ES' };
    const { play: empty } = await served.access.create({ files: { 'client.js': '' } });
    const html = (await ask(served, `/p/${empty}/`, { headers })).body.toString();
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('Este proyecto aún no tiene index.html');
    const script = await ask(served, `/p/${empty}/cilent.js`, { headers });
    expect(script.body.toString()).toBe('No hay ningún cilent.js. Hay client.js. ¿Querías decir eso?\n');
    expect((await ask(served, '/p/no-such-thing-9/', { headers })).body.toString()).toContain('Aquí no hay ningún proyecto');
  });

  test('is an unknown project, whose page can do nothing', async () => {
    const { status, headers, body } = await ask(served, '/p/no-such-thing-9/');
    expect(status).toBe(404);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(body.toString()).toContain('There is no project here');
  });
});

describe('the address', () => {
  test('gets its slash, below whatever prefix, with its query', async () => {
    const { status, headers } = await ask(served, `/p/${play}?pane=x`);
    expect([status, headers.location]).toEqual([302, `${play}/?pane=x`]);
  });

  test('takes GET and HEAD only, and tells a form so', async () => {
    const { status, headers, body } = await page('index.html', { method: 'POST' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(body.toString()).toContain('event.preventDefault()');
  });

  test('of the socket is for websockets', async () => {
    expect((await page('ws')).status).toBe(426);
  });

  test.each(['evil test', 'evil.test;script-src *', "evil.test 'unsafe-inline'", 'evil.test/x', '-evil.test'])(
    'takes no Host that is none: %s',
    async (Host) => {
      const { status, headers, body } = await page('index.html', { headers: { Host } });
      expect(status).toBe(400);
      expect(`${String(headers['content-security-policy'])}${body.toString()}`).not.toContain('evil');
    },
  );
});

describe('the origin in the policy', () => {
  async function policyOf(environment: Record<string, string>, headers: Record<string, string>): Promise<{ csp: unknown; id: string }> {
    const other = await serve({ environment });
    const project = await other.access.create({ files: FILES });
    const { headers: answered } = await ask(other, `/p/${project.play}/`, { headers: { Host: 'School.test:8000', ...headers } });
    await other.stop();
    return { csp: answered['content-security-policy'], id: project.play };
  }

  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['the Host of the request, and no forwarded one without TRUST_PROXY', {}, FORWARDED, 'http://school.test:8000'],
    ['the forwarded one with TRUST_PROXY', { TRUST_PROXY: '1' }, FORWARDED, 'https://evil.test'],
    ['PUBLIC_URL with its path, whatever the Host', { PUBLIC_URL: 'https://code.test/x/' }, {}, 'https://code.test/x'],
    ['PAGES_URL before PUBLIC_URL', { PUBLIC_URL: 'https://code.test', PAGES_URL: 'https://pages.test' }, {}, 'https://pages.test'],
  ])('is %s', async (_what, environment, headers, origin) => {
    const { csp, id } = await policyOf(environment, headers);
    expect(csp).toBe(policy(origin, origin.replace('http', 'ws'), id));
  });
});
