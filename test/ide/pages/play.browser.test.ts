import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
