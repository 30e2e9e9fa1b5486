import { expect, test } from 'vitest';
import { parseSource } from '../../../runtime/compiler/parse-source.ts';

test.each([
  ['on(“say”, 1)', 'curly-quotes', 4],
  ['say(‘a’)', 'curly-quotes', 5],
  ['on("say”, 1)', 'curly-quotes', 4],
  ['x = "abc\ny("b")', 'text-not-closed', 5],
  ['x = `abc', 'text-not-closed', 6],
  ['foo(1 2)', 'syntax', 7],
  ['x = #', 'syntax', 5],
])('%s is told as %s', (text, code, column) => {
  const parsed = parseSource({ side: 'server', path: 'server.js', text, sourceType: 'module' });
  expect(parsed.ok ? undefined : { code: parsed.diagnostic.code, column: parsed.diagnostic.column }).toEqual({ code, column });
});
