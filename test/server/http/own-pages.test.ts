import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Created } from '../../../server/http/host-access.ts';
import { LESSON } from '../../ide/panels/lesson/a-lesson.ts';
import { ask, OWN_FILES, serve, type Answer, type Served } from './serve.ts';

let served: Served;
let project: Created;
beforeAll(async () => {
  served = await serve({ deps: { lessons: { list: () => [], find: (id) => (id === LESSON.id ? LESSON : undefined) } } });
  project = await served.access.create({ files: {} });
});
afterAll(() => served.stop());

/** Addresses that name no project. */
const HOLDS_NO_PAGES = /^\/(data|teachers(\/[^/]*)?)?$/;

function directive(answer: Answer, name: string): string | undefined {
  const csp = String(answer.headers['content-security-policy']);
  return csp
    .split('; ')
    .find((each) => each.startsWith(`${name} `))
    ?.slice(name.length + 1);
}

describe('each page', () => {
  test.each([
    ['start', (): string => '/'],
    ['ide', (): string => `/e/${project.id}`],
    ['ide', (): string => `/l/${project.look}`],
    ['play', (): string => `/play/${project.play}`],
    ['data', (): string => '/data'],
    ['teachers', (): string => '/teachers'],
    ['teachers', (): string => '/teachers/tell-everyone'],
    ['teachers', (): string => `/teachers/tell-everyone/${project.id}`],
  ])('%s has a strict policy, its nonce, and its base', async (name, path) => {
    const answer = await ask(served, path());
    const html = answer.body.toString();
    expect(answer.status).toBe(200);
    expect(html).toContain(`<title>${name}</title>`);
    expect(html).toContain('<head><base href="/">');
    const [, nonce = ''] = /<meta name="csp-nonce" content="([^"]{22,})">/.exec(html) ?? [];
    expect(answer.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src blob:; font-src 'self' data:; ` +
        `connect-src 'self' ws://127.0.0.1:${served.port} wss://127.0.0.1:${served.port}; worker-src 'self'; ` +
        `frame-src ${HOLDS_NO_PAGES.test(path()) ? "'none'" : `${served.base}/p/${project.play}/`}; frame-ancestors 'none'; base-uri 'self'; form-action 'self'`,
    );
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('has another nonce each time', async () => {
    const nonces = await Promise.all([ask(served, '/'), ask(served, '/')]).then((answers) =>
      answers.map((answer) => directive(answer, 'style-src-elem')),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test.each(['/e/no-such-1', '/teachers/tell-everyone/no-such-1', '/l/no-such-1.x', '/play/no-such-1.x', `/play/%22%3E%3Cscript%3E`])(
    'is a friendly one for %s, with the style sheets of the product',
    async (path) => {
      const answer = await ask(served, path);
      const html = answer.body.toString();
      expect(answer.status).toBe(404);
      expect(html).toContain('There is no project here');
      expect(html).toContain('<link rel="stylesheet" href="./assets/look-1a2b.css">');
      expect(html).not.toContain('<script');
      const [, nonce = 'none'] = /<style nonce="([^"]+)">/.exec(html) ?? [];
      expect(directive(answer, 'style-src-elem')).toBe(`'self' 'nonce-${nonce}'`);
    },
  );

  test('is in the language that the browser asks for', async () => {
    const answer = await ask(served, '/e/no-such-1', { headers: { 'Accept-Language': 'es-MX,es;q=0.9,en;q=0.8' } });
    expect(answer.body.toString()).toContain('<html lang="es">');
    expect(answer.body.toString()).toContain('Aquí no hay ningún proyecto');
    expect(answer.body.toString()).toContain('Ir a la página de inicio');
    expect(answer.headers.vary).toContain('Accept-Language');
  });

  test('is in the language that was chosen in the IDE, whatever the browser asks for', async () => {
    const of = async (cookie: string): Promise<string> =>
      (await ask(served, '/nothing', { headers: { 'accept-language': 'es', cookie } })).body.toString();
    expect(await of('a=b; wszero-language=en')).toContain('<html lang="en">');
    expect(await of('wszero-language=zz')).toContain('<html lang="es">');
    expect(await of('not-wszero-language=en')).toContain('<html lang="es">');
  });

  test('has the texts of another language fetched ahead for whoever asks for it, and for nobody else', async () => {
    const links = async (language: string): Promise<string[]> => {
      const { body } = await ask(served, `/e/${project.id}`, { headers: { 'Accept-Language': language } });
      return body.toString().match(/<link[^>]*hreflang[^>]*>/g) ?? [];
    };
    expect(await links('es-ES')).toEqual(['<link rel="modulepreload" hreflang="es" href="./assets/app-3c4d.js">']);
    expect(await links('en, es;q=0.9')).toEqual([]);
  });

  test('of a lesson that is not here is the one for teachers, and its status says so', async () => {
    for (const path of ['/teachers/no-such-lesson', `/teachers/no-such-lesson/${project.id}`]) {
      const answer = await ask(served, path);
      expect(answer.status).toBe(404);
      expect(answer.body.toString()).toContain('<title>teachers</title>');
    }
  });

  test('of a Remix link is told the name of what is copied, as text', async () => {
    const { remix } = await served.access.create({ name: 'My "<b>chat</b>', files: {} });
    const html = (await ask(served, `/r/${remix}`)).body.toString();
    expect(html).toContain('<meta name="project-name" content="My &quot;&lt;b&gt;chat&lt;/b&gt;">');
  });

  test('says that there is nothing, or nothing yet', async () => {
    expect((await ask(served, '/nothing/here')).status).toBe(404);
    expect((await ask(served, `/r/${project.remix}`)).status).toBe(200);
    expect((await ask(served, `/r/${project.look}`)).status).toBe(404);
    expect((await ask(served, '/e/%ff')).status).toBe(400);
    expect((await ask(served, '/', { headers: { Host: 'no host' } })).status).toBe(400);
  });
});

describe('below a prefix', () => {
  let below: Served;
  beforeAll(
    async () => (below = await serve({ environment: { PUBLIC_URL: 'https://school.test/code/', PAGES_URL: 'https://pages.test' } })),
  );
  afterAll(() => below.stop());

  test.each(['/code', ''])('answers with "%s" in front', async (prefix) => {
    const { id, play } = await below.access.create({ files: { 'index.html': '<p>x' } });
    const ide = await ask(below, `${prefix}/e/${id}`);
    expect(ide.body.toString()).toContain('<base href="/code/">');
    expect(directive(ide, 'frame-src')).toBe(`https://pages.test/p/${play}/`);
    expect((await ask(below, `/play/${play}`)).body.toString()).toContain('<meta name="pages-url" content="https://pages.test/">');
    expect(directive(ide, 'connect-src')).toContain(' wss://school.test');
    expect((await ask(below, `${prefix}/p/${play}/`)).status).toBe(200);
    expect((await ask(below, `${prefix}/healthz`)).status).toBe(200);
    expect((await ask(below, `${prefix}/assets/app-3c4d.js`)).status).toBe(200);
    expect((await ask(below, `${prefix}/`)).body.toString()).toContain('<title>start</title>');
  });
});

describe('a host of its own for pages', () => {
  const environment = { PUBLIC_URL: 'http://school.test', PAGES_URL: 'http://Pages.test:81/kids' };
  let apart: Served;
  beforeAll(async () => (apart = await serve({ environment })));
  afterAll(() => apart.stop());
  const status = async (host: string, path: string): Promise<number> => (await ask(apart, path, { headers: { Host: host } })).status;

  test('has pages, and nothing of the product', async () => {
    const { id, play } = await apart.access.create({ files: { 'index.html': '<p>x' } });
    expect(await status('pages.test:81', `/p/${play}/`)).toBe(200);
    expect(await status('pages.test:81', `/kids/p/${play}/wszero.js`)).toBe(200);
    expect(await status('pages.test:81', '/healthz')).toBe(200);
    for (const path of ['/', `/e/${id}`, `/play/${play}`, '/assets/app-3c4d.js', '/kids/', `/kids/e/${id}`]) {
      expect([path, await status('PAGES.test:81', path)]).toEqual([path, 404]);
      expect([path, await status('school.test', path)]).toEqual([path, 200]);
    }
    // Needs its key there as well, which no page has.
    expect(await status('pages.test:81', `/api/projects/${id}`)).toBe(401);
  });

  test('is told to the page around them, where there is one', async () => {
    const { play } = await apart.access.create({ files: {} });
    const html = (await ask(apart, `/play/${play}`)).body.toString();
    expect(html).toContain('<meta name="pages-url" content="http://Pages.test:81/kids/">');
    expect((await ask(served, `/play/${project.play}`)).body.toString()).not.toContain('pages-url');
  });
});

describe('starting', () => {
  test('fails where the pages were not built', async () => {
    await expect(serve({ ownFiles: { 'index.html': OWN_FILES['index.html'] ?? '' } })).rejects.toThrow('ide.html');
  });
});
