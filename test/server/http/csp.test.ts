import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Stage } from '../../runtime/page/stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const html = (script: string): string => `<!doctype html><body><script>${script}</script></body>`;
describe('what a page can not reach', () => {
  test("is another project's socket, another port, and a host outside, whatever it tries", async () => {
    const other = await stage.served.access.create({ files: { 'secret.json': '{}' } });
    const { frame, play } = await stage.show({ 'index.html': html(''), 'own.json': '{"own": true}' });
    await stage.client();
    const port = stage.elsewherePort;
    const result = await frame.evaluate(
      async ({ otherPlay, ownPlay, stray }) => {
        const socket = (url: string): Promise<string> =>
          new Promise((resolve) => {
            try {
              const each = new WebSocket(url);
              each.onopen = () => resolve('open');
              each.onerror = () => resolve('kept out');
            } catch {
              resolve('kept out');
            }
          });
        const get = (url: string): Promise<string> =>
          fetch(url).then(
            () => 'open',
            () => 'kept out',
          );
        const element = (name: 'img' | 'script', url: string): Promise<string> =>
          new Promise((resolve) => {
            const each = document.createElement(name);
            each.onload = () => resolve('open');
            each.onerror = () => resolve('kept out');
            each.src = url;
            document.body.append(each);
          });
        const host = location.host;
        return {
          ownSocket: await socket(`ws://${host}/p/${ownPlay}/ws`),
          ownFile: await get('own.json'),
          otherSocket: await socket(`ws://${host}/p/${otherPlay}/ws`),
          otherFile: await get(`http://${host}/p/${otherPlay}/secret.json`),
          api: await get(`http://${host}/healthz`),
          straySocket: await socket(`ws://${stray}/socket`),
          strayFile: await get(`http://${stray}/fetch`),
          strayPicture: await element('img', `http://${stray}/img`),
          strayScript: await element('script', `http://${stray}/script`),
          beacon: navigator.sendBeacon(`http://${stray}/beacon`) ? 'sent or dropped' : 'kept out',
          rtc: typeof RTCPeerConnection,
          parent: (() => {
            try {
              return String(parent.document.title);
            } catch {
              return 'kept out';
            }
          })(),
          storage: (() => {
            try {
              return String(localStorage.length);
            } catch {
              return 'kept out';
            }
          })(),
        };
      },
      { otherPlay: other.play, ownPlay: play, stray: `school.test:${port}` },
    );
    expect(result).toEqual({
      ownSocket: 'open',
      ownFile: 'open',
      otherSocket: 'kept out',
      otherFile: 'kept out',
      api: 'kept out',
      straySocket: 'kept out',
      strayFile: 'kept out',
      strayPicture: 'kept out',
      strayScript: 'kept out',
      beacon: expect.any(String) as string,
      rtc: 'undefined',
      parent: 'kept out',
      storage: 'kept out',
    });
    expect(stage.asked.filter((url) => url.includes(other.play))).toEqual([]);
    expect(stage.strays).toEqual([]);
  });

  test('is another address for its frame, nor a form that leads there', async () => {
    const { frame } = await stage.show({ 'index.html': html('') });
    const blocked = stage.page.waitForEvent('console', (message) => message.text().includes('frame-src'));
    await frame.evaluate(`location.href = 'http://school.test:${stage.elsewherePort}/away?secret=1'`);
    await blocked;
    const again = await stage.show({
      'index.html': `<!doctype html><form action="http://school.test:${stage.elsewherePort}/form"><input name="a"></form>`,
    });
    const formBlocked = stage.page.waitForEvent('console', (message) => message.text().includes('form-action'));
    await again.frame.evaluate('document.forms[0].submit()');
    await formBlocked;
    expect(stage.strays).toEqual([]);
  });
});
