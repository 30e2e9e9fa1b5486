import type { PageText } from './find-op.ts';
import type { Line } from './row.ts';

/** Where a page gives `HANDLERS` a function for this op, as far as that can be seen from the text; the first such place. */
export function pageHandler(files: readonly PageText[], op: string): Line | undefined {
  const name = op.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const given = new RegExp(`HANDLERS\\s*(?:\\.\\s*${name}\\s*=|\\[\\s*(['"\`])${name}\\1\\s*\\]\\s*=)`);
  for (const { path, text } of files) {
    const at = text
      .toJSON()
      .split('\n')
      .findIndex((line) => given.test(line));
    if (at >= 0) return { file: path, line: at + 1 };
  }
  return undefined;
}
