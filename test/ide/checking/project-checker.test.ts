import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../ide/checking/answer.ts';
import type { ProjectChecker } from '../../../ide/checking/project-checker.ts';
import { checkerOf, sayings, told } from './project.ts';

const starter = (name: string): string => readFileSync(new URL(`../../../server/projects/starter/${name}`, import.meta.url), 'utf8');
const STARTER = Object.fromEntries(['server.js', 'index.html', 'client.js', 'style.css'].map((name) => [name, starter(name)]));

/** Names that are offered at the mark `|` in the file. */
function namesAt(files: Record<string, string>, path: string): string[] {
  const offset = (files[path] ?? '').indexOf('|');
  const checker = checkerOf({ ...files, [path]: (files[path] ?? '').replace('|', '') });
  return names(checker, path, offset);
}

function names(checker: ProjectChecker, path: string, offset: number): string[] {
  const found = answer(checker, { type: 'complete', path, offset });
  if (found?.type !== 'complete') return [];
  return [...found.names].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ name }) => name);
}

test('finds nothing wrong with the starter', () => {
  expect(sayings(STARTER)).toEqual([]);
});

describe('across the two sides', () => {
  test('a change of the server marks the page, and its change back takes the mark away', () => {
    const checker = checkerOf(STARTER);
    expect(checker.checkAll()).toEqual([]);
    checker.sources.set('server.js', STARTER['server.js']?.replace("'say'", "'sayd'"));
    expect(checker.checkAll().map(told)).toEqual([
      'client.js:4 No one is listening for say. The server has on("sayd"). Did you mean that?',
    ]);
    checker.sources.set('server.js', STARTER['server.js']);
    expect(checker.checkAll()).toEqual([]);
  });

  test('the last good contract stays while the server can not be read', () => {
    const checker = checkerOf({ ...STARTER, 'client.js': `${STARTER['client.js'] ?? ''}send_message({ op: 'wvae' });` });
    const before = checker.checkAll().map(told);
    expect(before).toHaveLength(1);
    checker.sources.set('server.js', `${STARTER['server.js'] ?? ''}on('sa`);
    expect(checker.checkAll().map(told)).toEqual(before);
  });

  test('an op that is worked out makes everything possible', () => {
    const server = `on('say', (client) => {});\nfor (const op of Object.keys({ a: 1 })) on(op, (client) => {});\n`;
    expect(sayings({ 'server.js': server, 'a.js': `send_message({ op: 'wave' });` })).toEqual([]);
  });

  test('ops that are kept in a const are known', () => {
    const server = `const SAY = 'say';\non(SAY, (client) => {});\n`;
    expect(sayings({ 'server.js': server, 'a.js': `send_message({ op: 'sya' });` })).toEqual([
      'a.js:1 No one is listening for sya. The server has on("say"). Did you mean that?',
    ]);
  });

  test('only what the server runs counts, with what it imports, by any name', () => {
    const files = {
      'server.js': `import './server/more.js';\nimport { on as listen } from 'wszero';\nimport { hi } from './server/hi.ts';\nlisten('hi', hi);\n`,
      'server/more.js': `on('more', (client, text) => {});\n`,
      'server/hi.ts': `export function hi(client: Client, name: string, often?: number) { client.send('hello', { name, often }); }\n`,
      'server/asleep.js': `on('never', (client) => {});\n`,
      'a.js': `HANDLERS.hello = (msg) => {};\nsend_message({ op: 'more', text: 'a' });\nsend_message({ op: 'hi', name: 'a' });\nsend_message({ op: 'never' });\nsend_message({ op: 'hi', nam: 'a' });\n`,
    };
    expect(sayings(files)).toEqual([
      'a.js:4 No one is listening for never. Add on("never", …) to the server.',
      'a.js:5 The names do not match. The page sends nam. The server reads name. Use the same name in both.',
    ]);
  });

  test('a name of the pupil that is called like one of ours is not ours', () => {
    const files = {
      'server.js': `on('say', (client) => {});\n`,
      'a.js': `const bus = { on() {} };\nbus.on('x');\nfunction broadcast(text) { console.log(text); }\nbroadcast('x');\n`,
      'b.html': `<script>function send_messages() {}\nconst window2 = window;\nwindow.send_message({ op: 'sya' });</script>`,
    };
    expect(sayings(files)).toEqual(['b.html:3 No one is listening for sya. The server has on("say"). Did you mean that?']);
  });

  test('handlers of a page that are one table are known, and one that is worked out may have any', () => {
    const server = `on('a', () => { broadcast('said', {}); broadcast('left', {}); });\n`;
    const left = 'server.js:1 The server sends left, but no page is listening. Add HANDLERS.left to your page.';
    expect(sayings({ 'server.js': server, 'a.js': `window.HANDLERS = { said(msg) {} };` })).toEqual([left]);
    expect(sayings({ 'server.js': server, 'a.js': `Object.assign(HANDLERS, { said() {} });` })).toEqual([left]);
    expect(sayings({ 'server.js': server, 'a.js': `HANDLERS['said'] = () => {};` })).toEqual([left]);
    expect(sayings({ 'server.js': server, 'a.js': `const make = () => ({});\nHANDLERS = make();` })).toEqual([]);
    expect(
      sayings({
        'server.js': server,
        'a.js': `for (const op of ['x', 'y']) HANDLERS[op] = () => {};\nlisten(HANDLERS);\nfunction listen(all) {}`,
      }),
    ).toEqual([]);
  });

  test('without a server nothing is known of it', () => {
    expect(sayings({ 'index.html': `<script>send_message({ op: 'say' });</script>` })).toEqual([]);
  });

  test('libraries, JSX and types are no mistakes', () => {
    const files = {
      'server.ts': `type Move = { x: number };\nlet last: Move = { x: 1 };\non('move', (client, x: number) => { last = { x }; });\n`,
      'index.html': `<div id="root"></div><script type="module" src="App.tsx"></script>`,
      'App.tsx': `import React, { useState } from 'react';\nimport { createRoot } from 'react-dom/client';\nimport './style.css';\nimport { Row } from './Row';\nfunction App(props: { a: string }) {\n  const [n, setN] = useState<number>(0);\n  return <><h1 onClick={() => send_message({ op: 'move', x: n })}>{props.a}</h1><Row n={n} /></>;\n}\ncreateRoot(document.getElementById('root')!).render(<App a="b" />);\n`,
      'Row.jsx': `import { h } from 'preact';\nexport function Row({ n }) { return <p className="row">{n}</p>; }\n`,
      'vue.js': `import { ref } from 'vue';\nexport const n = ref(0);\n`,
    };
    expect(sayings(files)).toEqual([]);
    expect(sayings({ ...files, 'server.ts': `let n: number = 'a';\n` })[0]).toBe(
      "server.ts:1 This does not fit here. The computer says: Type 'string' is not assignable to type 'number'.",
    );
  });
});

describe('names to choose from', () => {
  test('ops of the server in send_message, parts of the op, and what the server sends in HANDLERS', () => {
    expect(namesAt({ ...STARTER, 'a.js': `send_message({ op: '|' });` }, 'a.js')).toEqual(['say', 'wave']);
    expect(namesAt({ ...STARTER, 'a.js': `send_message({ op: 'say', | });` }, 'a.js')).toEqual(['text']);
    expect(namesAt({ ...STARTER, 'a.js': `HANDLERS.|` }, 'a.js')).toEqual(['said']);
    expect(namesAt({ ...STARTER, 'a.js': `HANDLERS.said = (msg) => msg.|` }, 'a.js')).toEqual(['from', 'op', 'text']);
  });

  test('ops of the pages in on', () => {
    expect(namesAt({ ...STARTER, 'server.js': `on('|')` }, 'server.js')).toEqual(['connect', 'disconnect', 'say', 'wave']);
  });

  test('in an inline script of a page, and not in its HTML', () => {
    const page = `<h1>Hi</h1>\n<script>\n  send_message({ op: '|' });\n</script>\n<p>send_</p>`;
    expect(namesAt({ ...STARTER, 'b.html': page }, 'b.html')).toEqual(['say', 'wave']);
    expect(namesAt({ ...STARTER, 'b.html': page.replace('|', '').replace('send_<', 'send_|<') }, 'b.html')).toEqual([]);
  });

  test('in TSX', () => {
    const app = `export const App = () => <button onClick={() => send_message({ op: 'say', | })}>Go</button>;`;
    expect(namesAt({ ...STARTER, 'App.tsx': app }, 'App.tsx')).toEqual(['text']);
  });

  test('names of wszero stand first, each on its side only', () => {
    const onServer = namesAt({ ...STARTER, 'server.js': `b|` }, 'server.js');
    const onPage = namesAt({ ...STARTER, 'a.js': `s|` }, 'a.js');
    expect(onServer.slice(0, 3)).toEqual(['broadcast', 'on', 'run_server']);
    expect(onServer).not.toContain('send_message');
    expect(onServer).not.toContain('document');
    expect(onPage.slice(0, 2)).toEqual(['HANDLERS', 'send_message']);
    expect(onPage).not.toContain('broadcast');
    expect(onPage).toContain('box');
  });

  test('what a client has', () => {
    const found = namesAt({ ...STARTER, 'server.js': `on('say', (client, text) => { client.| });` }, 'server.js');
    expect(found).toEqual(['add_to_group', 'eval_js', 'groups', 'id', 'name', 'remove_from_group', 'send']);
  });
});

test('says in plain words what a name is for', () => {
  const checker = checkerOf(STARTER);
  const hover = answer(checker, { type: 'hover', path: 'server.js', offset: (STARTER['server.js'] ?? '').indexOf('broadcast') });
  expect(hover).toMatchObject({ type: 'hover', length: 'broadcast'.length });
  expect(hover?.type === 'hover' && hover.text.words).toContain('Sends a message to every page.');
  expect(hover?.type === 'hover' && hover.text.examples).toContain("broadcast('said', { text: 'hello' });");
});

test('tells what goes into the brackets', () => {
  const text = `broadcast('said', `;
  const checker = checkerOf({ ...STARTER, 'server.js': text });
  const help = answer(checker, { type: 'signature', path: 'server.js', offset: text.length });
  expect(help?.type === 'signature' && help.signature).toMatchObject({ active: 1 });
});
