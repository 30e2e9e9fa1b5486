import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import '../../../ide/data-notice/data-texts.ts';
import '../../../ide/data-notice/wz-data-notice.ts';
import { eventually, Shown } from '../panels/shown.ts';

let shown: Shown;
afterEach(() => {
  vi.unstubAllGlobals();
  shown.remove();
});

async function show(answer: () => Promise<Response>): Promise<void> {
  vi.stubGlobal('fetch', answer);
  shown = new Shown(html`<wz-data-notice></wz-data-notice>`);
  await shown.settled();
}

test('says for how many days a project is kept that nobody opens, as the host has it', async () => {
  await show(async () => Response.json({ days: 60, projects: [] }));
  await eventually(() => shown.words).toContain('A project that nobody opens for 60 days is deleted. Open it, and it stays.');
  expect(shown.words).toContain('has a copy for 60 more days');
  expect(shown.words).not.toContain('It stays until you delete it.');
});

test.each([
  ['keeps them for ever', async () => Response.json({ projects: [] })],
  ['does not answer', () => Promise.reject(new TypeError('no network'))],
])('a host that %s: they stay', async (_what, answer) => {
  await show(answer);
  await eventually(() => shown.words).toContain('It stays until you delete it.');
});
