import { expect, test } from 'vitest';
import { LIBRARIES } from '../../../runtime/compiler/libraries.ts';
import { importMapTag } from '../../../runtime/pages/import-map.ts';

function importsOf(tag: string): Record<string, string> {
  const [, json = ''] = /^<script type="importmap">(.*)<\/script>$/.exec(tag) ?? [];
  return (JSON.parse(json) as { imports: Record<string, string> }).imports;
}

test('leads every library to its file, relative to the page', () => {
  const atRoot = importsOf(importMapTag('index.html', [], '../../lib/v1/'));
  expect(Object.keys(atRoot)).toEqual([...LIBRARIES]);
  expect(atRoot['react-dom/client']).toBe('../../lib/v1/react-dom-client.js');
  expect(importsOf(importMapTag('a/b/page.html', [], '../../lib/v1/')).vue).toBe('../../../../lib/v1/vue.js');
  expect(importsOf(importMapTag('index.html', [], 'wszero/lib/')).vue).toBe('./wszero/lib/vue.js');
  expect(importsOf(importMapTag('a/page.html', [], 'wszero/lib/')).vue).toBe('../wszero/lib/vue.js');
});

test('leads a name without its ending to the one file that is meant, and never to the server', () => {
  const files = ['index.html', 'style.css', 'game.js', 'game.ts', 'parts/App.jsx', 'my file 2.ts', 'server.js', 'server/words.js'];
  const own = (page: string): [string, string][] =>
    Object.entries(importsOf(importMapTag(page, files, '../../lib/'))).filter(([name]) => name.startsWith('.'));
  expect(own('index.html')).toEqual([
    ['./game', './game.js'],
    ['./parts/App', './parts/App.jsx'],
    ['./parts/App.js', './parts/App.jsx'],
    ['./my%20file%202', './my%20file%202.ts'],
    ['./my%20file%202.js', './my%20file%202.ts'],
  ]);
  expect(own('parts/page.html')[1]).toEqual(['../parts/App', '../parts/App.jsx']);
});

test('has no end of a line, and nothing that could end its element', () => {
  const tag = importMapTag('index.html', ['a</script>.jsx', 'b\n.js'], '../../lib/');
  expect(tag).not.toContain('\n');
  expect(tag.indexOf('</script>')).toBe(tag.length - '</script>'.length);
});
