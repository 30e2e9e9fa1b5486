import { expect, test } from 'vitest';
import { originOf } from './ide-chunks.ts';

test.each([
  ['/any/node_modules/lit-html/lit-html.js', 'lit-html'],
  ['/any/node_modules/@lit/context/lib/value-notifier.js', '@lit/context'],
  ['/any/node_modules/monaco-editor/esm/vs/editor/contrib/find/browser/find.js', 'monaco-editor editor/contrib'],
  ['/any/node_modules/typescript/lib/lib.dom.d.ts?raw', 'typescript declarations'],
  ['/any/node_modules/typescript/lib/typescript.js', 'typescript'],
  ['/any/ide/panels/editors/wz-editors.ts', 'ide/panels'],
  ['/any/ide/main.ts', 'ide'],
  ['/any/runtime/page/handlers.ts', 'runtime/page'],
  ['\0vite/modulepreload-polyfill.js', 'the build'],
])('%s is part of %s', (id, origin) => {
  expect(originOf(id)).toBe(origin);
});
