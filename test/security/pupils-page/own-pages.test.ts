import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, type MadeProject } from '../../support/api.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';

let host: RunningHost;
let made: MadeProject;
beforeAll(async () => {
  host = await startHost();
  made = await createProject(host.url, { 'index.html': '<p>ours</p>' });
});
afterAll(() => host.stop());

/** What in a page of ours would be code or style that came with the HTML, or that a browser would fetch elsewhere. */
function inline(html: string, nonce: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on') || key === 'style' || key === 'srcdoc') found.push(`${name} ${key}`);
        if (/^\s*(?:javascript|data|https?|\/\/)/i.test(value) && /^(?:src|href|action|formaction)$/.test(key))
          found.push(`${name} ${value}`);
      }
      if (name === 'script' && attributes['src'] === undefined) found.push('script');
      if (name === 'style' && attributes['nonce'] !== nonce) found.push('style');
    },
  });
  parser.end(html);
  return found;
}

function directives(csp: string): Record<string, string> {
  return Object.fromEntries(csp.split('; ').map((each) => [each.split(' ')[0] ?? '', each.split(' ').slice(1).join(' ')]));
}

const PAGES: [what: string, path: () => string, status: number][] = [
  ['the start page', () => '/', 200],
  ['the IDE', () => `/e/${made.id}`, 200],
  ['the IDE of a Look link', () => new URL(made.links.look, host.url).pathname, 200],
  ['the Play page', () => `/play/${made.play}`, 200],
  ['of no project', () => '/e/no-such-1', 404],
  ['of no Look link', () => '/l/no-such-1.x', 404],
  ['of no Play link', () => '/play/%3Cimg%20src=x%20onerror=a%3E', 404],
  ['of nothing', () => '/%22%3E%3Cscript%3E', 404],
  ['of what is no path', () => '/e/%ff', 400],
];

describe('a page of the product', () => {
  it.each(PAGES)('%s has a policy that runs nothing of what its HTML says, and no such thing in it', async (_what, path, status) => {
    const response = await fetch(host.url + path());
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const csp = directives(response.headers.get('content-security-policy') ?? '');
    expect(csp).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
    });
    const { 'style-src-elem': elements = '', 'frame-src': frames } = csp;
    const [, nonce = ''] = /^'self' 'nonce-([A-Za-z0-9+/=]{22,})'$/.exec(elements) ?? [];
    expect(nonce).not.toBe('');
    const shows = status === 200 && path() !== '/';
    expect(frames).toBe(shows ? `${host.url}/p/${made.play}/` : "'none'");
    expect(inline(html, nonce)).toEqual([]);
    expect(html).not.toMatch(/onerror|<script>/);
  });

  it('that belongs to no project stands for itself, below /p/ too, and can do nothing', async () => {
    const response = await fetch(`${host.url}/p/no-such-1.x/`);
    expect(response.status).toBe(404);
    expect(directives(response.headers.get('content-security-policy') ?? '')).toMatchObject({ sandbox: '', 'default-src': "'none'" });
    expect(inline(await response.text(), '').filter((each) => each !== 'style')).toEqual([]);
  });
});

describe('what is seen as wrong in a page', () => {
  it.each([
    '<script>a</script>',
    '<p onclick="a">',
    '<a href="javascript:a">',
    '<script src="//a.test/a.js"></script>',
    '<style>a</style>',
    '<p style="a">',
  ])('%s', (html) => {
    expect(inline(html, 'nonce')).toHaveLength(1);
  });
});
