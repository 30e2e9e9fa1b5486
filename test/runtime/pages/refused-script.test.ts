import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { CompileDiagnostic } from '../../../runtime/compiler/compile-diagnostic.ts';
import { refusedScript } from '../../../runtime/pages/refused-script.ts';

const MISTAKE: CompileDiagnostic = { code: 'syntax', params: {}, side: 'page', file: 'App.jsx', line: 3, original: 'Unexpected token' };

/** Line and message of what the script throws. */
function thrown(script: string): { line: number; message: string } {
  try {
    runInNewContext(script, {}, { filename: 'App.jsx' });
  } catch (error) {
    const { stack = '', message } = error as Error;
    return { line: Number(/^App\.jsx:(\d+)/.exec(stack)?.[1]), message };
  }
  throw new Error('nothing was thrown');
}

test('throws what is wrong, on the line where it is', () => {
  expect(thrown(refusedScript(MISTAKE, []))).toEqual({
    line: 3,
    message:
      'App.jsx, line 3: The computer can not read line 3. Look for a missing bracket, quote mark or comma, here or on the line above. (Unexpected token)',
  });
});

test('has the names that others import, and no other text of theirs', () => {
  const script = refusedScript(MISTAKE, ['default', 'view', 'if', 'a b', '}; evil()']);
  expect(script).toContain('export { nothing as default, nothing as view, nothing as if };');
  expect(script).not.toContain('evil');
});

test('keeps whatever the computer says inside its text', () => {
  const original = '");alert(1)//\u2028\n`${1}';
  const script = refusedScript({ ...MISTAKE, line: 1, original }, []);
  expect(script.trim().split('\n')).toHaveLength(1);
  expect(thrown(script).message).toContain('");alert(1)//');
});
