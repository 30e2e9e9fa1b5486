import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../../ide/panels/panes/wz-pane.ts';
import '../../../../ide/panels/panes/wz-panes.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { client, OPEN_PROJECT, pane } from '../project-state.ts';
import { eventually, Shown } from '../shown.ts';

/** A page as any page of a pupil: its own origin is opaque. It answers what it is told by its parent. */
const PAGE = `data:text/html,${encodeURIComponent('<script>onmessage = (e) => parent.postMessage({ heard: e.data }, "*"); parent.postMessage({ wszero: "ready" }, "*")</script>')}#`;

let shown: Shown;
afterEach(() => shown.remove());

async function panes(state: ConstructorParameters<typeof MemoryWorkbench>[0] = {}): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, pagesUrl: PAGE, ...state });
  shown = new Shown(html`<wz-panes></wz-panes>`, workbench);
  await shown.settled();
  return workbench;
}

const frame = (name: string): HTMLIFrameElement => shown.findAs(HTMLIFrameElement, `[data-pane="${name}"] iframe`);
const said = (workbench: MemoryWorkbench): string[] => workbench.asked.filter((asked) => asked.startsWith('page-said'));

test('shows each client as a page in a sandbox, with its token in the address', async () => {
  await panes({ pagesUrl: '/p/play/' });
  expect(frame('Fox').getAttribute('sandbox')).toBe('allow-scripts allow-modals allow-forms');
  expect(frame('Fox').getAttribute('src')).toBe('/p/play/index.html?pane=fox');
  expect(frame('Owl').getAttribute('src')).toBe('/p/play/index.html?pane=owl');
  expect(frame('Fox').title).toBe("Fox's page");
});

test('makes a new element for a page that is loaded again, and leaves the others alone', async () => {
  const workbench = await panes();
  const [fox, owl] = [frame('Fox'), frame('Owl')];
  await userEvent.click(shown.button('Load Fox again'));
  await shown.settled();
  expect(frame('Fox')).not.toBe(fox);
  expect(fox.isConnected).toBe(false);
  expect(frame('Owl')).toBe(owl);
  expect(workbench.asked.filter((asked) => !asked.startsWith('page-'))).toEqual(['reload-pane fox']);
});

test('closes one client and never touches the page of another', async () => {
  await panes({ panes: [pane('Fox'), pane('Owl'), pane('Hare')] });
  const [owl, hare] = [frame('Owl'), frame('Hare')];
  await userEvent.click(shown.button('Close Fox'));
  await shown.settled();
  expect(shown.all('iframe')).toEqual([owl, hare]);
  expect([owl.isConnected, hare.isConnected]).toEqual([true, true]);
});

test('says in words who is connected, and shows groups', async () => {
  const workbench = await panes({ clients: [client('1', 'Fox', ['red'])] });
  const words = (name: string): string => shown.find(`[data-pane="${name}"] header`).innerText.replace(/\s+/g, ' ').trim();
  expect(words('Fox')).toBe('Fox connected');
  expect(shown.all('[data-pane="Fox"] .groups li').map((chip) => chip.innerText)).toEqual(['red']);
  expect(words('Owl')).toBe('Owl not connected');
  workbench.store.update({ connection: 'offline' });
  await shown.settled();
  expect(words('Fox')).toContain('not connected');
});

test('asks for another client', async () => {
  const workbench = await panes({ panes: [] });
  expect(shown.words).toContain('No clients yet');
  await userEvent.click(shown.button('Another client'));
  expect(workbench.asked).toEqual(['open-pane']);
});

test('asks for no client while the host is away', async () => {
  const workbench = await panes({ panes: [] });
  workbench.store.update({ connection: 'offline' });
  await shown.settled();
  expect(shown.button('Another client').disabled).toBe(true);
});

test('offers no client before the host has said where pages are', async () => {
  await panes({ pagesUrl: '' });
  expect(shown.all('iframe, button')).toEqual([]);
  expect(shown.words).toContain('Your pages start soon.');
});

test("hears a pane's own window, and nobody who claims to be it", async () => {
  const workbench = await panes({ panes: [pane('Fox')] });
  await eventually(() => said(workbench)).toEqual(['page-said fox {"wszero":"ready"}']);
  const stranger = document.createElement('iframe');
  const loud = new Promise<void>((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.source === stranger.contentWindow) resolve();
    });
  });
  stranger.src = PAGE;
  shown.root.append(stranger);
  await loud;
  window.postMessage({ wszero: 'ready' }, '*');
  await new Promise<void>((resolve) => {
    window.addEventListener('message', () => resolve(), { once: true });
  });
  expect(said(workbench)).toHaveLength(1);
});

test.each([
  ['silent', 'The page stopped answering.'],
  ['unstarted', 'The page did not start.'],
  ['flood', 'The page sent too much.'],
  ['reloads', 'The page loaded itself again and again.'],
  ['round', 'The messages went round and round.'],
] as const)('shows in place of a page that is %s what happened, and starts it again', async (why, words) => {
  const workbench = await panes({ panes: [{ ...pane('Fox'), view: { type: 'lost', why } }, pane('Owl')] });
  expect(shown.all('[data-pane="Fox"] iframe')).toEqual([]);
  expect(shown.find('[data-pane="Fox"]').innerText).toContain(words);
  expect(shown.find('[data-pane="Fox"]').innerText).toContain('Your code is safe.');
  const owl = frame('Owl');
  await userEvent.click(shown.button('Start again'));
  await shown.settled();
  expect(frame('Fox').isConnected).toBe(true);
  expect(frame('Owl')).toBe(owl);
  expect(workbench.asked).toContain('reload-pane fox');
});

test('leaves what a link led to where it is, and says so', async () => {
  const workbench = await panes({ panes: [pane('Fox')] });
  const before = frame('Fox');
  workbench.store.update({ panes: [{ ...pane('Fox'), view: { type: 'away' } }] });
  await shown.settled();
  expect(frame('Fox')).toBe(before);
  expect(shown.words).toContain('This is not one of your pages.');
  await userEvent.click(shown.button('Start again'));
  await shown.settled();
  expect(frame('Fox')).not.toBe(before);
});

test('shows no page while it waits for the one before to be gone', async () => {
  await panes({ panes: [{ ...pane('Fox'), view: { type: 'pausing' } }] });
  expect(shown.all('iframe')).toEqual([]);
  expect(shown.words).toContain('Starting…');
});

test('tells when a page has loaded', async () => {
  const workbench = await panes({ panes: [pane('Fox')] });
  await eventually(() => workbench.asked).toContain('page-loaded fox');
});
