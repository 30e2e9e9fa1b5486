import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { createProject } from '../support/api.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { SCHOOL_HOST } from '../support/school-host.ts';
import { ScriptClient } from '../support/script-client.ts';
import { freePort, startHost, type RunningHost } from '../support/start-host.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 10_000);
const CUTS = 3;

let browser: Browser;
let host: RunningHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([openBrowser(), startHost()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** Waits now and then, as a handler does that asks somebody else. */
const SERVER = `const got = [];
on('n', async (client, n) => {
  if (n % 97 === 0) await new Promise((done) => setTimeout(done, 15));
  got.push(n);
});
on('end', () => broadcast('all', { got }));`;

/** Sends number after number, whether it is connected or not; what the call refuses it tries again a moment later. */
const PAGE = `<!doctype html><script>
  const away = [];
  let connected = false;
  let n = 0;
  addEventListener('wszero:connected', () => { connected = true; });
  addEventListener('wszero:disconnected', () => { connected = false; });
  function more() {
    for (let count = 0; count < 40 && n < ${String(MESSAGES)}; count++) {
      try { send_message({ op: 'n', n }); } catch { break; }
      if (!connected) away.push(n);
      n++;
    }
    if (n < ${String(MESSAGES)}) setTimeout(more, 10);
  }
  more();
</script>`;

test(`${String(MESSAGES)} messages through a handler that waits, and through ${String(CUTS)} losses of the connection`, async () => {
  const made = await createProject(host.url, { 'server.js': SERVER, 'index.html': PAGE });
  await using network = await startTcpProxy({ to: host.port });
  using watcher = await ScriptClient.join(host.url, made);
  const { page } = await openPage(browser);
  await page.goto(`http://${SCHOOL_HOST}:${String(network.port)}/p/${made.play}/`);
  for (let cut = 1; cut <= CUTS; cut += 1) {
    await page.waitForFunction(`connected && n >= ${String((MESSAGES * cut) / (CUTS + 1))}`);
    expect(network.cut()).toBeGreaterThan(0);
  }
  // All may have been sent by then, and the last of it lost with the connection: this comes behind what arrives.
  await page.waitForFunction(`n === ${String(MESSAGES)} && connected`);
  await page.evaluate('send_message({ op: "end" })');
  const all = await watcher.next('all', 90_000);
  const got = all.got as number[];
  const away = await page.evaluate<number[]>('away');

  expect(got).toEqual([...new Set(got)].sort((a, b) => a - b));
  expect(away.length).toBeGreaterThan(0);
  expect(away.filter((n) => !got.includes(n))).toEqual([]);
  console.log(
    `${String(MESSAGES)} sent, ${String(away.length)} of them while unconnected, ${String(MESSAGES - got.length)} lost in flight`,
  );
  await page.context().close();
});

test('a page under https connects by wss, and comes back', async () => {
  const port = await freePort();
  await using network = await startTcpProxy({ to: port, tls: true });
  const address = `https://${SCHOOL_HOST}:${String(network.port)}`;
  await using secure = await startHost({ port, env: { PUBLIC_URL: address } });
  const made = await createProject(secure.url, {
    'server.js': `on('say', (client, text) => broadcast('said', { text }));`,
    'index.html': `<!doctype html><p id="out"></p><script>HANDLERS.said = (msg) => { document.getElementById('out').textContent = msg.text; };</script>`,
  });
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(`${address}/p/${made.play}/`);
  await page.evaluate('send_message({ op: "say", text: "one" })');
  await page.getByText('one', { exact: true }).waitFor();
  network.cut();
  await page.evaluate('send_message({ op: "say", text: "two" })');
  await page.waitForFunction('send_message({ op: "say", text: "three" }), document.getElementById("out").textContent === "three"');
  expect(new Set(sockets.map((url) => new URL(url).protocol))).toEqual(new Set(['wss:']));
  expect(sockets.length).toBeGreaterThan(1);
  await context.close();
});
