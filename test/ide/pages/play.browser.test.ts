import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../ide/pages/wz-play.ts';
import { Shown } from '../panels/shown.ts';

let shown: Shown;
const address = location.href;

beforeEach(() => history.replaceState(null, '', '/school/play/brave-otter-lamp-42.abcdefghijklmnop'));
afterEach(() => {
  shown.remove();
  history.replaceState(null, '', address);
});

async function play(): Promise<void> {
  shown = new Shown(html`<wz-play></wz-play>`);
  await shown.settled();
}

test("shows the pupil's page in a sandbox, and says that a pupil made it", async () => {
  await play();
  const frame = shown.findAs(HTMLIFrameElement, 'iframe');
  expect(frame.getAttribute('sandbox')).toBe('allow-scripts allow-modals allow-forms');
  expect(frame.src).toBe(new URL('p/brave-otter-lamp-42.abcdefghijklmnop/', document.baseURI).href);
  expect(shown.words).toContain('A pupil made this page. Use no real names.');
});

test('stops by taking the page away, and starts a new one', async () => {
  await play();
  const frame = shown.find('iframe');
  await userEvent.click(shown.button('Stop'));
  await shown.settled();
  expect(shown.all('iframe')).toEqual([]);
  expect(shown.words).toContain('The page is closed. Nothing runs now.');
  await userEvent.click(shown.button('Start again'));
  await shown.settled();
  expect(shown.find('iframe')).not.toBe(frame);
});

test('takes the page from the origin that the host names for pages', async () => {
  const meta = document.createElement('meta');
  meta.name = 'pages-url';
  meta.content = 'https://pages.school.test/x/';
  document.head.append(meta);
  await play();
  expect(shown.findAs(HTMLIFrameElement, 'iframe').src).toBe('https://pages.school.test/x/p/brave-otter-lamp-42.abcdefghijklmnop/');
  meta.remove();
});

test('asks what is wrong with the page, and tells the host the reason that was picked, and no words', async () => {
  await play();
  const asked: [string, unknown][] = [];
  let status = 500;
  const host = vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    asked.push([input instanceof URL ? input.href : '', typeof init?.body === 'string' ? JSON.parse(init.body) : undefined]);
    return Promise.resolve(new Response('{}', { status }));
  });
  await userEvent.click(shown.button('Report'));
  await shown.settled();
  expect(shown.all('dialog input, dialog textarea')).toEqual([]);
  await userEvent.click(shown.button('It is mean to somebody'));
  await expect.poll(() => shown.words).toContain('That did not arrive.');
  status = 200;
  await userEvent.click(shown.button('It is mean to somebody'));
  await expect.poll(() => shown.words).toContain('Thank you.');
  const url = new URL('api/projects/brave-otter-lamp-42.abcdefghijklmnop/report', document.baseURI).href;
  expect(asked).toEqual([
    [url, { why: 'mean' }],
    [url, { why: 'mean' }],
  ]);
  await userEvent.click(shown.button('Go back'));
  await shown.settled();
  expect(shown.all('dialog')).toEqual([]);
  host.mockRestore();
});
