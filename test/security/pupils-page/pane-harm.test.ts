import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HANG, HarmedIde, PATIENCE } from './harmed-ide.ts';
import { browser, host } from '../../support/host-and-browser.ts';

let harmed: HarmedIde;
beforeAll(async () => {
  harmed = await HarmedIde.open(browser, host);
});
beforeEach(() => harmed.recover());
afterAll(() => harmed[Symbol.asyncDispose]());

const page = (script: string, body = ''): string => `<!doctype html><body>${body}<script>${script}</script></body>`;

describe('a page that hangs is taken away, and a mended one takes its place', () => {
  test('also when it was started again, and has hung again', async () => {
    await harmed.show(page(`console.log('about to hang'); ${HANG}`));
    await harmed.lost('Fox', 'silent');
    await harmed.lost('Owl', 'silent');
    // What it said in the turn that never ended has arrived.
    await harmed.says('about to hang');
    await harmed.says('The page stopped answering.');
    await harmed.ide.pane('Fox').getByRole('button', { name: 'Start again' }).click();
    await harmed.ide.pane('Fox').locator('iframe').waitFor(PATIENCE);
    await harmed.lost('Fox', 'silent');
    await harmed.isMended();
  });

  test('also when it is mended before anybody has noticed', async () => {
    await harmed.hangs('Fox');
    await harmed.isMended();
    // Loaded again by its button it is as well.
    await harmed.ide.markPage('Owl');
    await harmed.hangs('Fox');
    await harmed.ide.pane('Fox').getByRole('button', { name: 'Load Fox again' }).click();
    await harmed.lives('Fox', harmed.mended);
    await harmed.lives('Owl', harmed.mended);
  });
});

describe('a page that says too much', () => {
  test('to the window around is taken away, and the page beside it is not touched', async () => {
    await harmed.ide.markPage('Owl');
    await harmed.run('Fox', `setInterval(() => { for (let n = 0; n < 2000; n++) parent.postMessage({ wszero: 'console', n }, '*'); })`);
    await harmed.lost('Fox', 'flood');
    expect(await harmed.ide.isMarked('Owl')).toBe(true);
    await harmed.says('The page sent too much to the playground.');
    await harmed.isMended();
  });

  test('in few words that are huge, deep, or of no kind that is known, changes nothing', async () => {
    await harmed.show(
      page(`const { port1, port2 } = new MessageChannel();
      const post = (data, ports) => { parent.postMessage(data, '*', ports); port1.postMessage(data); };
      const line = (text) => ({ wszero: 'console', level: 'log', text });
      post({ wszero: 'hello' }, [new MessageChannel().port1, port2]);
      let deep = []; for (let n = 0; n < 1000; n++) deep = [deep];
      for (const data of [deep, { wszero: deep }, { wszero: 'hello' }, line({ deep }), { ...line('x'), line: -1 }]) post(data);
      try { post({ get wszero() { throw new Error('not here'); } }); } catch {}
      post({ wszero: 'trouble', code: 'constructor', params: {} });
      post({ wszero: 'trouble', code: 'unsendable', params: JSON.parse('{"__proto__": "x", "constructor": 7}') });
      post({ ...line('x'), params: Array.from({ length: 1e4 }, (_, n) => ({ n })) });
      top.postMessage({ wszero: 'swap-styles', paths: ['style.css'], version: 1 }, '*');
      for (let n = 0; n < 3; n++) post(line('x'.repeat(2e6)));
      post(line('said it all'));`),
    );
    await harmed.isDone('said it all');
    await harmed.isMended();
  });

  test('in its console is heard in part, and the rest is counted', async () => {
    await harmed.show(page(`for (let n = 0; n < 5000; n++) console.log('line', n); setTimeout(() => console.log('the end'), 1500);`));
    await harmed.says('more lines: too many at once to show them all.');
    await harmed.says('the end');
    expect(await harmed.ide.page.locator('.log').count()).toBeLessThanOrEqual(500);
    await harmed.isMended();
  });
});

describe('dialogs', () => {
  afterEach(() => harmed.ide.page.removeAllListeners('dialog'));

  test.each([
    ['alert', 'for (;;) alert(1);'],
    ['confirm', 'setInterval(() => confirm(2));'],
    ['prompt', 'while (prompt(3) !== "x");'],
  ])('by %s without end come to an end: %s', async (kind, code) => {
    let shown = 0;
    harmed.ide.page.on('dialog', (dialog) => {
      shown += 1;
      // The page may be gone meanwhile, and its dialog with it.
      void dialog.accept().catch(() => undefined);
    });
    await harmed.run('Fox', code);
    await harmed.says(`The page called ${kind} again and again.`);
    await harmed.isMended();
    expect(shown).toBe(30);
  });

  test('that stands open is no silence, for the page beside it neither', async () => {
    const opened = harmed.ide.page.waitForEvent('dialog');
    await harmed.ide.markPage('Owl');
    await harmed.run('Fox', 'alert(1)');
    const dialog = await opened;
    await harmed.beats(5);
    await dialog.accept();
    expect(await harmed.ide.isMarked('Owl')).toBe(true);
    expect(await harmed.ide.pane('Fox').locator('iframe').count()).toBe(1);
    await harmed.isMended();
  });
});

describe('a page that goes elsewhere', () => {
  test('says so, and comes back', async () => {
    await harmed.ide.markPage('Owl');
    await harmed.run('Fox', `location.href = 'http://127.0.0.1:9/away'`);
    await harmed.ide.pane('Fox').getByText('This is not one of your pages.').waitFor(PATIENCE);
    await harmed.ide.pane('Fox').getByRole('button', { name: 'Start again' }).click();
    await harmed.ide.connected('Fox');
    expect(await harmed.ide.pane('Fox').getByText('This is not one of your pages.').count()).toBe(0);
    expect(await harmed.ide.isMarked('Owl')).toBe(true);
  });

  test.each([
    [
      'by a form',
      `const form = document.createElement('form'); form.action = 'http://127.0.0.1:9/'; document.body.append(form); form.submit();`,
    ],
    ['by a refresh', `document.head.innerHTML = '<meta http-equiv="refresh" content="0;url=about:blank">';`],
  ])('%s', async (_how, code) => {
    await harmed.show(page(`${code} console.log('gone ${code.length}')`));
    await harmed.says(`gone ${String(code.length)}`);
    await harmed.isMended();
  });

  test('to itself, without end, is taken away', async () => {
    await harmed.show(page('location.reload()'));
    await harmed.lost('Fox', 'reloads');
    await harmed.isMended();
  });
});

test('a page that tries all else at once changes nothing for who writes it', async () => {
  await harmed.show(
    page(
      `const attempt = (what) => { try { what(); } catch {} };
      addEventListener('beforeunload', (event) => event.preventDefault());
      attempt(() => open('about:blank'));
      attempt(() => { top.location = 'about:blank'; });
      attempt(() => { parent.location.hash = 'x'; });
      attempt(() => top.close());
      attempt(() => document.documentElement.requestFullscreen().catch(() => 0));
      attempt(() => document.body.requestPointerLock());
      attempt(() => print());
      attempt(() => { for (let n = 0; n < 500; n++) history.pushState(n, ''); });
      attempt(() => focus());
      for (let n = 0; n < 1000; n++) setInterval(() => document.title = n, 10);
      const kept = []; for (let n = 0; n < 50; n++) kept.push(new Uint8Array(4e6).fill(1));
      console.log('tried', kept.length);
      document.body.innerHTML = '<i></i>'.repeat(200000);
      setTimeout(() => document.documentElement.remove());`,
    ),
  );
  await harmed.isDone('tried 50');
  expect(harmed.ide.page.url()).toContain('/e/');
  await harmed.isMended();
});

test('a page that has written itself anew lives on, and hangs as any other', async () => {
  await harmed.show(page(`setTimeout(() => { document.open(); document.write('<p>written</p>'); document.close(); }, 100)`));
  await harmed.lives('Fox', 'written');
  await harmed.ide.markPage('Fox');
  await harmed.beats(5);
  expect(await harmed.ide.isMarked('Fox')).toBe(true);
  await harmed.run('Fox', HANG);
  await harmed.lost('Fox', 'silent');
  await harmed.isMended();
});
