import { describe, expect, test } from 'vitest';
import { checkerOf, mended, sayings } from './project.ts';

const SERVER = "on('say', (client, text) => broadcast('said', { text }));\n";
const HANDLER = 'HANDLERS.said = (msg) => console.log(msg.text);\n';

/** What is said of these pages, which all load `client.js`. */
function told(pages: Record<string, string>, client = HANDLER): string[] {
  const files: Record<string, string> = { 'server.js': SERVER, 'client.js': client };
  for (const [path, text] of Object.entries(pages)) files[path] = `${text}<script src="client.js"></script>`;
  return sayings(files);
}

describe('a script in an attribute', () => {
  test('is checked like any other', () => {
    expect(told({ 'index.html': `<p>\n<button onclick="send_message({ op: 'sayy', text: 'hi' })">x</button>` })).toEqual([
      'index.html:2 No one is listening for sayy. The server has on("say"). Did you mean that?',
    ]);
  });

  test('gets the quote marks that may stand in it', () => {
    const html = '<script>say("a", "b"); function say() {}</script><i onclick="send_message({ op: say, text: 1 })"></i>';
    const checker = checkerOf({ 'server.js': SERVER, 'index.html': html.replaceAll('say(', 'tell(') });
    const [finding] = checker.checkAll().filter(({ code }) => code === 'op-no-quotes');
    if (!finding) throw new Error('nothing was found');
    expect(mended(html.replaceAll('say(', 'tell('), finding)).toContain(`op: 'say'`);
  });

  test.each([
    `<input onkeydown="if (event.key === 'Enter') { this.value = ''; return false; }">`,
    '<input onchange="value = value.trim(); form.reset(); getElementById(id).remove()">',
    '<b onclick=alert(1)>x</b>',
    '<b onclick="let a = 1">x</b><b onclick="let a = 2">y</b>',
    '<b onclick="send_message({ op: &quot;sayy&quot; })">what is written otherwise is left alone</b>',
    '<b onclick>x</b>',
  ])('may say %s', (html) => {
    expect(told({ 'index.html': html })).toEqual([]);
  });
});

describe('each page is a world of its own', () => {
  test('names of one are not names of the other', () => {
    const [first, second] = ['<script>let score = 1;</script>', '<script>console.log(score);</script>'];
    expect(told({ 'index.html': first, 'other.html': second })).toEqual([expect.stringContaining('I do not know the word score.')]);
    expect(told({ 'index.html': first + second, 'other.html': '' })).toEqual([]);
  });

  test('both may make a name of their own', () => {
    const other = '<ul id="all"></ul><script>const list = all; list.append("a");</script>';
    expect(told({ 'index.html': '<script>const list = [1]; list.push(2);</script>', 'other.html': other })).toEqual([]);
  });

  test('an id of one is none of the other', () => {
    const [first, second] = ['<p id="lines"></p>', `<p id="box"></p><script>document.getElementById('lines');</script>`];
    expect(told({ 'index.html': first, 'other.html': second })).toEqual([
      'other.html:1 The page has nothing with the id lines. Give it to something in your page: id="lines"',
    ]);
  });

  test('a script of both is wrong where it is wrong in both', () => {
    const pages = { 'index.html': '<p id="lines"></p>', 'other.html': '<p id="box"></p>' };
    expect(told(pages, `${HANDLER}lines.append('a');\nbox.append('b');\n`)).toEqual([]);
    expect(told(pages, `${HANDLER}nothing.append('a');\n`)).toEqual([
      expect.stringContaining('client.js:2 I do not know the word nothing.'),
    ]);
  });

  test('a page that comes, goes, and comes again is known each time', () => {
    const checker = checkerOf({ 'server.js': SERVER, 'client.js': HANDLER, 'index.html': '<script src="client.js"></script>' });
    const other = '<script>send_message({ op: "sayy", text: "" });</script>';
    for (const text of [other, undefined, other]) {
      checker.sources.set('other.html', text);
      expect(checker.checkAll().map(({ file }) => file)).toEqual(text === undefined ? [] : ['other.html']);
    }
  });
});

test.each([
  "for (const op of ['say', 'wave']) on(op, () => {});",
  "['say', 'wave'].forEach((op) => on(op, () => {}));",
  "const hear = on;\nhear('wave', () => {});",
  "function listen(op) {\n  on(op, () => {});\n}\nlisten('wave');",
])('no op is called unknown where ops are not all to be read: %s', (server) => {
  expect(sayings({ 'server.js': server, 'client.js': "send_message({ op: 'wave' });\n" })).toEqual([]);
});
