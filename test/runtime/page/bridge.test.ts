import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageToIde } from '../../../runtime/bridge-messages.ts';
import { Stage } from './stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const anError = (message: PageToIde): boolean => message.wszero === 'error';
const aLine = (message: PageToIde): boolean => message.wszero === 'console';

/** The only use of each word is on the line and column that a test expects. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <script src="client.js"></script>
  </head>
  <body>
    <script>
      console.log('inline', 7);
      function press() {
        missing.inline;
      }
    </script>
    <script type="module" src="part.js"></script>
  </body>
</html>
`;

describe('lines are those of the pupil', () => {
  test('in an inline script, a classic file and a module', async () => {
    await stage.show({
      'index.html': PAGE,
      'client.js': '// one\n// two\nconsole.warn("classic");\n',
      'part.js': 'import { word } from "./lib/word.js";\n\nconsole.info(word);\n',
      'lib/word.js': 'console.error("deep");\nexport const word = "module";\n',
    });
    await stage.said((each) => each.wszero === 'console' && each.text === 'module');
    expect((await stage.everythingSaid()).filter(aLine)).toEqual([
      { wszero: 'console', level: 'warn', text: 'classic', file: 'client.js', line: 3 },
      { wszero: 'console', level: 'log', text: 'inline 7', file: 'index.html', line: 8 },
      { wszero: 'console', level: 'error', text: 'deep', file: 'lib/word.js', line: 1 },
      { wszero: 'console', level: 'info', text: 'module', file: 'part.js', line: 3 },
    ]);
  });

  test('of an error in an inline script, with its column', async () => {
    const { frame } = await stage.show({ 'index.html': PAGE, 'client.js': '', 'part.js': '' });
    await frame.evaluate('void setTimeout(press)');
    expect(await stage.said(anError)).toMatchObject({
      message: 'ReferenceError: missing is not defined',
      file: 'index.html',
      line: 10,
      column: 9,
    });
  });

  test('of an error in client.js, which a browser would call "Script error."', async () => {
    await stage.show({ 'index.html': PAGE, 'part.js': '', 'client.js': '\n\nlet score = 1;\n  score.up();\n' });
    const said = await stage.said(anError);
    expect(said).toMatchObject({ message: 'TypeError: score.up is not a function', file: 'client.js', line: 4, column: 9 });
    expect(said).toHaveProperty('stack', expect.stringContaining('client.js') as string);
  });

  test('of a mistake that keeps client.js from being read at all', async () => {
    await stage.show({ 'index.html': PAGE, 'part.js': '', 'client.js': 'let a = 1;\nlet b = (2;\n' });
    expect(await stage.said(anError)).toMatchObject({ file: 'client.js', line: 2, column: 11 });
  });

  test('of a promise that was rejected', async () => {
    await stage.show({ 'index.html': PAGE, 'part.js': '', 'client.js': '\nasync function go() {\n  null.text;\n}\ngo();' });
    expect(await stage.said(anError)).toMatchObject({
      message: "TypeError: Cannot read properties of null (reading 'text')",
      file: 'client.js',
      line: 3,
    });
    await stage.show({ 'index.html': PAGE, 'part.js': '', 'client.js': 'Promise.reject("just words")' });
    expect(await stage.said(anError)).toEqual({ wszero: 'error', message: 'just words' });
  });

  test('of a handler that throws, and of a call that sends what can not be sent', async () => {
    const client =
      '\nHANDLERS.boom = () => {\n  null.x;\n};\nHANDLERS.send = () => {\n\n  send_message({ op: "say", button: document.body });\n};';
    await stage.show({ 'index.html': PAGE, 'part.js': '', 'client.js': client });
    const server = await stage.client();
    server.send({ op: 'boom' });
    expect(await stage.said(anError)).toMatchObject({ file: 'client.js', line: 3 });
    server.send({ op: 'send' });
    expect(await stage.said((each) => each.wszero === 'trouble')).toMatchObject({
      code: 'unsendable',
      params: { what: 'A body', where: 'button' },
      file: 'client.js',
      line: 7,
    });
  });

  test('of a page in a folder, and of a page without a name', async () => {
    const page = '<!doctype html>\n<script>\nconsole.log("here");</script>';
    await stage.show({ 'a/b.html': page }, 'a/b.html');
    expect(await stage.said(aLine)).toMatchObject({ file: 'a/b.html', line: 3 });
    await stage.show({ 'index.html': page }, '');
    expect(await stage.said(aLine)).toMatchObject({ file: 'index.html', line: 3 });
    await stage.show({ 'a/index.html': page }, 'a/');
    expect(await stage.said(aLine)).toMatchObject({ file: 'a/index.html', line: 3 });
  });

  test('without a doctype too, and the page stays in the mode that it had', async () => {
    const { frame } = await stage.show({ 'index.html': '<script>\nconsole.log("here");</script>' });
    expect(await stage.said(aLine)).toMatchObject({ file: 'index.html', line: 2 });
    expect(await frame.evaluate('document.compatMode')).toBe('BackCompat');
    const strict = await stage.show({ 'index.html': '<!doctype html><html lang="fr"><body class="big">' });
    expect(await strict.frame.evaluate('[document.compatMode, document.documentElement.lang, document.body.className]')).toEqual([
      'CSS1Compat',
      'fr',
      'big',
    ]);
  });
});

describe('the console', () => {
  const SHOWN: [values: string, text: string][] = [
    [`'words', 1, true, null, undefined`, 'words 1 true null undefined'],
    [`{ name: 'Fox', score: 3, 'two words': [] }`, '{ name: "Fox", score: 3, "two words": [] }'],
    [`[1, [2, ['x', [4]]]]`, '[1, [2, ["x", […]]]]'],
    [`new Map([['a', 1]]), new Set([1])`, 'Map {"a" => 1} Set {1}'],
    [`new TypeError('no')`, 'TypeError: no'],
    [`Object.assign(document.createElement('button'), { id: 'go', textContent: 'Go' })`, '<button id="go">'],
    [`(() => { const a = { name: 'a' }; a.self = a; return a; })()`, '{ name: "a", self: (itself) }'],
    [`function press() {}, () => {}`, 'function press function'],
    [`class Player { score = 1 }, new (class Team { size = 2 })()`, 'function Player Team { size: 2 }'],
    [`5n, Symbol('s'), -0, NaN`, '5n Symbol(s) -0 NaN'],
    [`new Date(0), /x/g`, '1970-01-01T00:00:00.000Z /x/g'],
    [`document.querySelectorAll('body')`, 'NodeList [<body>]'],
    [`window, document, new MouseEvent('click')`, 'window #document MouseEvent "click"'],
    [`{ get bad() { throw new Error('no') } }`, '(something that can not be shown)'],
    [`Object.create(null)`, '{}'],
    [`'%s has %d of %i, %c100%%', 'Fox', 3, 4.5, 'color: red', 'more'`, 'Fox has 3 of 4, 100% more'],
    [`'100%'`, '100%'],
    [`Array.from({ length: 60 }, (_, n) => n)`, `[${Array.from({ length: 50 }, (_, n) => n).join(', ')}, … 10 more]`],
    [`'x'.repeat(9999)`, `${'x'.repeat(4000)}…`],
    [`new Uint8Array(3)`, 'Uint8Array { "0": 0, "1": 0, "2": 0 }'],
  ];

  test('shows words as they are, and the rest as one would type it', async () => {
    const { frame } = await stage.show({ 'index.html': '<!doctype html><body></body>' });
    for (const [values] of SHOWN) await frame.evaluate(`console.log(${values})`);
    await frame.evaluate('console.debug("end")');
    await stage.said((each) => each.wszero === 'console' && each.text === 'end');
    const lines = (await stage.everythingSaid()).filter(aLine);
    expect(lines).toEqual([...SHOWN.map(([, text]) => text), 'end'].map((text) => ({ wszero: 'console', level: 'log', text })));
  });

  test('goes on in the browser as it was', async () => {
    const printed = stage.page.waitForEvent('console', (message) => message.text() === 'for the developer');
    await stage.show({ 'index.html': '<!doctype html><script>console.info("for the developer")</script>' });
    expect((await printed).type()).toBe('info');
  });

  test('tells 200 lines a second, and then how many were left out', async () => {
    await stage.show({ 'index.html': '<!doctype html><script>for (let n = 0; n < 1000; n++) console.log(n);</script>' });
    await stage.said((each) => each.wszero === 'console' && each.level === 'warn');
    const lines = (await stage.everythingSaid()).filter(aLine);
    // The page's 'ready' has its place among them, or fell to the count.
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toMatchObject({ text: '… and 801 more lines: too many at once to show them all.' });
  });
});

describe('the page', () => {
  test('says that it is ready', async () => {
    await stage.show({ 'index.html': '<!doctype html><p>x' });
    await stage.said((each) => each.wszero === 'ready');
  });

  test('says which file did not load', async () => {
    await stage.show({
      'index.html': '<!doctype html><script src="scrpt.js"></script><link rel="stylesheet" href="a/no.css"><img src="no.svg">',
    });
    for (const file of ['scrpt.js', 'a/no.css', 'no.svg']) {
      await stage.said((each) => each.wszero === 'trouble' && each.code === 'file-missing' && each.params['path'] === file);
    }
  });

  test('has no RTCPeerConnection', async () => {
    const { frame } = await stage.show({ 'index.html': '<!doctype html>' });
    expect(await frame.evaluate('["RTCPeerConnection" in window, "webkitRTCPeerConnection" in window]')).toEqual([false, false]);
  });

  test('has no bridge when it is no pane', async () => {
    const { frame } = await stage.show({ 'index.html': '<!doctype html><script>console.log("alone")</script>' }, '', null);
    await stage.client();
    expect(await frame.evaluate('performance.getEntriesByType("resource").map((each) => each.name).join()')).not.toContain('bridge');
    expect(await stage.everythingSaid()).toEqual([]);
  });
});

describe('style sheets', () => {
  const FILES = {
    'index.html':
      '<!doctype html><link rel="stylesheet" href="style.css"><link rel="stylesheet" href="css/two.css" media="all"><h1>Hi</h1><input>',
    'style.css': 'h1 { color: rgb(255, 0, 0) }',
    'css/two.css': '@import "../base.css"; h1 { text-align: right }',
    'base.css': 'h1 { letter-spacing: 1px }',
  };
  const look =
    '(({ color, textAlign, letterSpacing }) => [color, textAlign, letterSpacing].join(" "))(getComputedStyle(document.querySelector("h1")))';

  const swap = (paths: string[], version: number): Promise<void> =>
    stage.page.evaluate((message) => window.words.postMessage(message), { wszero: 'swap-styles', paths, version });

  test('are swapped in place: the page keeps its state, and is at no moment without a style', async () => {
    const { frame, project } = await stage.show(FILES);
    expect(await frame.evaluate(look)).toBe('rgb(255, 0, 0) right 1px');
    await frame.evaluate(`window.kept = 1; document.querySelector('input').value = 'typed'; window.seen = new Set();
      (function each() { seen.add(${look}); requestAnimationFrame(each); })();`);
    await project.put({ 'style.css': 'h1 { color: rgb(0, 0, 255) }' });
    await swap(['style.css'], 2);
    await frame.waitForFunction(`${look} === 'rgb(0, 0, 255) right 1px'`);
    await frame.waitForFunction('document.querySelectorAll("link").length === 2');
    expect(await frame.evaluate('[window.kept, document.querySelector("input").value, [...window.seen].sort()]')).toEqual([
      1,
      'typed',
      ['rgb(0, 0, 255) right 1px', 'rgb(255, 0, 0) right 1px'],
    ]);
    expect(await frame.evaluate('document.querySelectorAll("link")[1].media')).toBe('all');
  });

  test('that are imported by another are swapped with it', async () => {
    const { frame, project } = await stage.show(FILES);
    await project.put({ 'base.css': 'h1 { letter-spacing: 5px }' });
    await swap(['base.css'], 2);
    await frame.waitForFunction(`${look} === 'rgb(255, 0, 0) right 5px'`);
  });

  test('changed many times in a moment end as the last one, once each', async () => {
    const { frame, project } = await stage.show(FILES);
    for (let version = 2; version < 12; version++) {
      await project.put({ 'style.css': `h1 { color: rgb(0, ${version}, 0) }` });
      await swap(['style.css'], version);
    }
    await frame.waitForFunction(`${look} === 'rgb(0, 11, 0) right 1px' && document.querySelectorAll('link').length === 2`);
  });

  test('are swapped for the window around the page only, and the message is not for the pupil', async () => {
    const { frame } = await stage.show({
      ...FILES,
      'index.html':
        FILES['index.html'] + '<script>window.heard = []; addEventListener("message", (event) => heard.push(event.data))</script>',
    });
    await frame.evaluate(`postMessage({ wszero: 'swap-styles', paths: ['style.css'], version: 9 }, '*')`);
    await frame.waitForFunction('window.heard.length === 1');
    await stage.page.evaluate(() => window.frames[0]?.postMessage({ wszero: 'swap-styles', paths: ['style.css'], version: 9 }, '*'));
    await frame.waitForFunction('window.heard.length === 2');
    expect(await frame.evaluate('document.querySelectorAll("link").length')).toBe(2);
    await swap(['style.css'], 3);
    await frame.waitForFunction('document.querySelector("link").href.endsWith("?v=3")');
    expect(await frame.evaluate('window.heard.length')).toBe(2);
  });
});
