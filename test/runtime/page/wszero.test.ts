import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { pageTroubleText } from '../../../runtime/page/page-trouble.ts';
import type { PageTroubleCode } from '../../../runtime/trouble-code.ts';
import { Stage } from './stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const html = (script: string): string => `<!doctype html><body><script>${script}</script></body>`;
const errorLike = (part: string) => stage.said((each) => each.wszero === 'console' && each.level === 'error' && each.text.includes(part));
/** A mistake that was told by its code, with what its words hold. */
async function troubled(code: PageTroubleCode, part: string): Promise<void> {
  await stage.said((each) => each.wszero === 'trouble' && each.code === code && pageTroubleText(code, each.params).includes(part));
}

describe('messages', () => {
  test('go to the handler of their op, with op in them, whichever way it was put there', async () => {
    const { frame } = await stage.show({ 'index.html': html('HANDLERS.said = (msg) => { window.got = msg; }') });
    const client = await stage.client();
    client.send({ op: 'said', text: 'hello' });
    await frame.waitForFunction('window.got');
    expect(await frame.evaluate('window.got')).toEqual({ op: 'said', text: 'hello' });
    await frame.evaluate('window.HANDLERS = { again(msg) { window.more = [msg, this === HANDLERS]; } }');
    client.send({ op: 'again' });
    await frame.waitForFunction('window.more');
    expect(await frame.evaluate('window.more')).toEqual([{ op: 'again' }, true]);
  });

  test('that come while the page is still being read wait for its last script', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await stage.page.route('**/late.js*', async (route) => {
      await held;
      await route.continue();
    });
    const shown = stage.show({
      'index.html': '<!doctype html><body><script src="late.js"></script></body>',
      'late.js': 'window.got = []; HANDLERS.said = ({ n }) => { got.push(n); }',
    });
    const client = await stage.client();
    client.send({ op: 'said', n: 1 });
    client.send({ op: 'said', n: 2 });
    client.socket.ping();
    await once(client.socket, 'pong');
    release();
    const { frame } = await shown;
    await frame.waitForFunction('window.got.length > 1');
    client.send({ op: 'said', n: 3 });
    await frame.waitForFunction('window.got.length > 2');
    expect(await frame.evaluate('window.got')).toEqual([1, 2, 3]);
    await stage.page.unroute('**/late.js*');
  });

  test('that were sent before the connection opened arrive in order, before later ones', async () => {
    stage.down = true;
    const { frame } = await stage.show({ 'index.html': html('for (let n = 0; n < 500; n++) send_message({ op: "count", n });') });
    stage.down = false;
    const client = await stage.client();
    await frame.evaluate('send_message({ op: "count", n: 500 })');
    expect(await client.messages(501)).toEqual(Array.from({ length: 501 }, (_, n) => ({ op: 'count', n })));
  });

  test('wait up to a thousand, and then the call says so', async () => {
    stage.down = true;
    const { frame } = await stage.show({ 'index.html': html('') });
    const error = await frame.evaluate(`(() => {
      for (let n = 0; n < 1000; n++) send_message({ op: 'count', n });
      try { send_message({ op: 'count' }); } catch (error) { return error.message; }
    })()`);
    expect(error).toContain('too many messages are waiting');
    stage.down = false;
    expect((await (await stage.client()).messages(1000)).at(-1)).toEqual({ op: 'count', n: 999 });
  });

  test('wait up to a megabyte', async () => {
    stage.down = true;
    const { frame } = await stage.show({ 'index.html': html('') });
    const sent = await frame.evaluate(`(() => {
      for (let n = 0; ; n++) try { send_message({ op: 'big', text: 'ü'.repeat(25_000) }); } catch { return n; }
    })()`);
    expect(sent).toBe(19);
  });

  test('that no handler takes are told, with the name that was meant', async () => {
    await stage.show({ 'index.html': html('HANDLERS.announced = () => {}') });
    const client = await stage.client();
    client.send({ op: 'annuonced' });
    await troubled('no-page-handler', 'It has HANDLERS.announced. Did you mean that?');
    client.send({ op: 'Announced' });
    await troubled('no-page-handler', 'The server sent "Announced", but this page is not listening. It has HANDLERS.announced.');
    client.send({ op: 'far away' });
    await troubled('no-page-handler', 'Add HANDLERS["far away"] to your page.');
    client.send({ op: 'toString' });
    await troubled('no-page-handler', 'The server sent "toString", but this page is not listening.');
    client.send({ op: '__proto__' });
    await troubled('no-page-handler', '"__proto__"');
    client.socket.send('null');
    await troubled('bad-from-server', 'something that is not a message');
  });

  test('reach the next handler after one that throws, and the error has the line of the pupil', async () => {
    const { frame } = await stage.show({ 'index.html': html(''), 'x.js': '' });
    await frame.evaluate('HANDLERS.boom = () => { throw new RangeError("no"); }; HANDLERS.next = () => { window.next = true; }');
    const client = await stage.client();
    client.send({ op: 'boom' });
    client.send({ op: 'next' });
    await frame.waitForFunction('window.next');
    await stage.said((each) => each.wszero === 'error' && each.message === 'RangeError: no');
  });
});

describe('HANDLERS', () => {
  test('is a mistake to declare again, told with its line', async () => {
    await stage.show({ 'index.html': `<!doctype html>\n<body>\n<script>\n  const HANDLERS = {};\n</script></body>` });
    const said = await stage.said((each) => each.wszero === 'error');
    // The line is that of the script: no browser has a better one for this.
    expect(said).toMatchObject({ message: "SyntaxError: Identifier 'HANDLERS' has already been declared", file: 'index.html', line: 3 });
  });

  test('may be declared by var', async () => {
    const { frame } = await stage.show({ 'index.html': html('var HANDLERS = { said() { window.got = true; } };') });
    (await stage.client()).send({ op: 'said' });
    await frame.waitForFunction('window.got');
  });

  test('that is no object, or holds no function, is told', async () => {
    const { frame } = await stage.show({ 'index.html': html('HANDLERS.said = "hello"') });
    const client = await stage.client();
    client.send({ op: 'said' });
    await troubled('page-handler-not-function', 'HANDLERS.said is a text. It must be a function, like HANDLERS.said = (msg) => { … }.');
    await frame.evaluate('HANDLERS = 7');
    client.send({ op: 'said' });
    await troubled('handlers-not-an-object', '"HANDLERS" is a number now. It must be an object that holds functions.');
  });

  test('keeps eval_js and error when another table takes its place, and a pupil may replace them', async () => {
    const { frame } = await stage.show({ 'index.html': html('HANDLERS = {}') });
    const client = await stage.client();
    client.send({ op: 'eval_js', script: 'var made = 1; const twice = 2' });
    client.send({ op: 'eval_js', script: 'const twice = 3; window.sum = made + twice' });
    await frame.waitForFunction('window.sum === 4');
    client.send({ op: 'error', msg: 'No more room' });
    await errorLike('The server says: No more room');
    await frame.evaluate('HANDLERS.eval_js = (msg) => { window.script = msg.script; }');
    client.send({ op: 'eval_js', script: 'let' });
    await frame.waitForFunction('window.script === "let"');
  });

  test('leaves to the console around a pane what the server tells there itself', async () => {
    await stage.show({ 'index.html': html('') });
    const client = await stage.client();
    client.send({ op: 'error', code: 'unknown-op', msg: 'No one is listening' });
    client.send({ op: 'error', msg: 'after it' });
    const first = await stage.said((each) => each.wszero === 'console' && each.level === 'error');
    expect(first).toMatchObject({ text: 'The server says: after it' });
  });

  test('tells what is wrong with the code of eval_js', async () => {
    await stage.show({ 'index.html': html('') });
    const client = await stage.client();
    client.send({ op: 'eval_js', script: 'let = ' });
    await troubled('eval-mistake', 'The code in "eval_js" has a mistake. The computer says: SyntaxError');
    client.send({ op: 'eval_js' });
    await troubled('eval-not-text', '"eval_js" needs some code in quote marks. It got undefined.');
    client.send({ op: 'eval_js', script: '\nnope()' });
    await stage.said((each) => each.wszero === 'error' && each.message === 'ReferenceError: nope is not defined');
  });
});

describe('the connection', () => {
  test('comes back after a loss, with what was said meanwhile, and the page knows', async () => {
    const script =
      'window.events = []; for (const type of ["wszero:connected", "wszero:disconnected"]) addEventListener(type, () => events.push(type));';
    const { frame } = await stage.show({ 'index.html': html(script) });
    const first = await stage.client();
    stage.down = true;
    first.socket.terminate();
    await frame.waitForFunction('window.events.length === 2');
    await frame.evaluate('send_message({ op: "meanwhile" })');
    stage.down = false;
    const second = await stage.client();
    expect(await second.messages(1)).toEqual([{ op: 'meanwhile' }]);
    await frame.waitForFunction('window.events.length === 3');
    expect(await frame.evaluate('window.events')).toEqual(['wszero:connected', 'wszero:disconnected', 'wszero:connected']);
    expect(second.url).toMatch(/&attempt=[2-9]$/);
    expect(second.url.replace(/&attempt=\d$/, '')).toBe(first.url.replace(/&attempt=1$/, ''));
  });

  test.each([4403, 4404])('does not come back after close code %d', async (code) => {
    stage.refuse = code;
    const { frame } = await stage.show({ 'index.html': html('') });
    await troubled('not-connected', 'There is no server behind its link now');
    const error = await frame.evaluate('(() => { try { send_message({ op: "say" }); } catch (error) { return error.message; } })()');
    expect(error).toContain('not connected any more');
    await frame.evaluate('window.dispatchEvent(new Event("online"))');
    expect(stage.asked).toHaveLength(1);
  });

  test('is found from a page in a folder, as the pane that it is', async () => {
    const { play } = await stage.show({ 'a/b.html': html('send_message({ op: "deep" })') }, 'a/b.html');
    const client = await stage.client();
    expect(client.url).toMatch(new RegExp(`^/p/${play}/ws\\?pane=Fox\\.1&load=[0-9a-f]{24}&attempt=1$`));
    expect(await client.messages(1)).toEqual([{ op: 'deep' }]);
  });

  test('of a page that is no pane has a random name of its page load, without crypto.randomUUID', async () => {
    const { frame } = await stage.show({ 'index.html': html('') }, '', null);
    const first = await stage.client();
    expect(first.url).toMatch(/\/ws\?visit=[0-9a-f]{24}&attempt=1$/);
    expect(await frame.evaluate('[isSecureContext, typeof crypto.randomUUID, origin]')).toEqual([false, 'undefined', 'null']);
    first.socket.terminate();
    expect((await stage.client()).url).toBe(first.url.replace(/1$/, '2'));
  });

  test('stays that of the pane when a link or a form leads to another page', async () => {
    const files = {
      'index.html': html('window.first = true') + '<a href="a/two.html?x=1">two</a>',
      'a/two.html': html('window.two = true'),
    };
    const { frame, play } = await stage.show(files);
    await stage.client();
    await frame.click('a');
    const client = await stage.client();
    expect(client.url).toMatch(new RegExp(`^/p/${play}/ws\\?pane=Fox\\.1&load=[0-9a-f]{24}&attempt=1$`));
    await frame.waitForURL(`**/a/two.html?x=1&pane=Fox.1`);
    expect(stage.asked).toHaveLength(2);
  });
});

describe('below a prefix', () => {
  test('finds its server', async () => {
    const below = await Stage.open({ PUBLIC_URL: 'http://school.test:1/code' });
    const { play } = await below.served.access.create({ files: { 'index.html': html('send_message({ op: "hello" })') } });
    // The policy of the page names PUBLIC_URL, behind which there is no proxy here: the browser is told to ignore it.
    const context = await below.browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${below.origin}/code/p/${play}/`);
    const client = await below.client();
    expect(client.url).toMatch(new RegExp(`^/code/p/${play}/ws\\?visit=`));
    expect(await client.messages(1)).toEqual([{ op: 'hello' }]);
    await below.close();
  });
});
