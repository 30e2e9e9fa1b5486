import { expect, test } from 'vitest';
import { guardedPage } from '../../../runtime/pages/guarded-page.ts';
import { joinPage } from '../../../runtime/pages/page-html.ts';

/** The guarded page, each call as `¦line`. */
function marked(html: string, paths: string[] = []): string {
  const page = joinPage(guardedPage('index.html', html, new Set(paths)), '');
  return page.replace(/globalThis\.__wszero_loop\?\.\((\d+)\)/g, '¦$1');
}

test.each([
  ['a script', '<p>\n<script>\nwhile (a) b();</script>', '<p>\n<script>\nwhile (¦3,a) b();</script>'],
  ['a module', '<script type=module>await a;\nfor (;;) b();</script>', '<script type=module>await a;\nfor (;¦2,true;) b();</script>'],
  [
    'one script after another',
    '<script>while (a) {}</script>\r\n<SCRIPT>\r\nwhile (b) {}</SCRIPT >',
    '<script>while (¦1,a) {}</script>\r\n<SCRIPT>\r\nwhile (¦3,b) {}</SCRIPT >',
  ],
  ['a script that never ends', '<script>while (a) {}', '<script>while (¦1,a) {}'],
  ['a script with a tag in a text', '<script>while (a) b = "<\\/script>"</script>', '<script>while (¦1,a) b = "<\\/script>"</script>'],
  ['a script of an old page', '<script><!--\nwhile (a) b()\n--></script>', '<script><!--\nwhile (¦2,a) b()\n--></script>'],
  ['behind a mark', '\uFEFF<script>while (a) {}</script>', '\uFEFF<script>while (¦1,a) {}</script>'],
  ['an attribute', '<p\n\n onclick="while (a) { return b }">', '<p\n\n onclick="while (¦3,a) { return b }">'],
  ['an attribute of several lines', '<p onclick=\'\nfor (a of b) c("d")\'>', '<p onclick=\'\nfor (a of b) {¦2;c("d")}\'>'],
  ['an attribute without quotes', '<p onclick=while(a)b() id=c>', '<p onclick=while(¦1,a)b() id=c>'],
  [
    'an attribute with signs that are written as they are',
    '<p onClick = "while (a && b > 1) {}">',
    '<p onClick = "while (¦1,a && b > 1) {}">',
  ],
  [
    'an attribute with signs that are written out',
    '<p onclick="while (a &amp;&amp; b &lt; &quot;c&quot;) {}">',
    '<p onclick="while (¦1,a &amp;&amp; b &lt; &quot;c&quot;) {}">',
  ],
  ['such a one without quotes', '<p onclick=while(a&lt;1){} id=c>', '<p onclick="while(¦1,a&lt;1){}" id=c>'],
  [
    'attributes and scripts',
    '<p onload="for(;;){}"><script>for(;;){}</script>',
    '<p onload="for(;¦1,true;){}"><script>for(;¦1,true;){}</script>',
  ],
])('guards %s', (_what, html, guarded) => {
  expect(marked(html)).toBe(guarded);
});

test.each([
  ['a script with a mistake', '<script>while (a) {</script>'],
  ['an attribute with a mistake', '<p onclick="while (a) {">'],
  ['an attribute without a value', '<p onclick>while (a) {}'],
  ['an attribute that never ends', '<p onclick="while (a) {}'],
  ['an attribute whose line end is written out', '<p onclick="while (a &amp;&amp;&#10;b) {}">'],
  ['another attribute', '<p title="while (a) {}" data-onclick="while (a) {}">'],
  ['what is no script', '<script type="text/template">while (a) {}</script>'],
  ['what would be a script after some tool', '<script type="text/babel">while (a) {}</script>'],
  ['a comment', '<!-- <script>while (a) {}</script> -->'],
  ['text', '<textarea><script>while (a) {}</script></textarea><p>for (;;) while (a) {}'],
  ['style', '<style>/* for (;;) while (a) {} */</style>'],
])('leaves %s as it is', (_what, html) => {
  expect(marked(html)).toBe(html);
});

test('a page gets all else that it gets as well', () => {
  const html = '<!doctype html>\n<script src="App.jsx"></script><script src=a.js></script>\n<script>while (a) {}</script>';
  const page = guardedPage('index.html', html, new Set(['App.jsx', 'a.js']));
  expect(page.start).toBe('<!doctype html>'.length);
  expect(joinPage(page, '[]')).toBe(
    '<!doctype html>[]\n<script type="module" crossorigin src="App.jsx"></script><script crossorigin src=a.js></script>\n' +
      '<script>while (globalThis.__wszero_loop?.(3),a) {}</script>',
  );
});
