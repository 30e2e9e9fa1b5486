import { afterEach, expect, test, vi } from 'vitest';
import { painted, runLinked } from '../../ide/after-paint.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a page that nobody sees waits for no frame', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const frame = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  await painted();
  expect(frame).toHaveBeenCalledOnce();
});

test('a page that is seen waits until its frame has been drawn', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
  let drawn = false;
  requestAnimationFrame(() => (drawn = true));
  await painted();
  expect(drawn).toBe(true);
});

test('scripts that the page links run as modules', async () => {
  const href = URL.createObjectURL(
    new Blob(["window.dispatchEvent(new CustomEvent('linked', { detail: import.meta.url }))"], { type: 'text/javascript' }),
  );
  document.head.insertAdjacentHTML('beforeend', `<link rel="modulepreload" data-after-paint href="${href}" />`);
  const ran = new Promise((resolve) =>
    addEventListener('linked', (event) => resolve(event instanceof CustomEvent && event.detail), { once: true }),
  );
  runLinked();
  expect(await ran).toBe(href);
  for (const made of document.head.querySelectorAll('link[data-after-paint], script[src^="blob:"]')) made.remove();
});
