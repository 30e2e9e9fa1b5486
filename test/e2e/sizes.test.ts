import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ASSETS = fileURLToPath(new URL('../../.build/ide/assets/', import.meta.url));

/** Bytes of the files of the IDE that begin with `name`, as they are sent. */
function sent(name: string, encoding: 'br' | 'gz'): number {
  const files = readdirSync(ASSETS).filter((file) => file.startsWith(`${name}-`) && new RegExp(`\\.(js|css)\\.${encoding}$`).test(file));
  if (files.length === 0) throw new Error(`the build has no ${name}`);
  return files.reduce((sum, file) => sum + statSync(ASSETS + file).size, 0);
}

test.each([
  ['monaco-surface', 'br', 770_000],
  ['monaco-surface', 'gz', 960_000],
  ['checker.worker', 'br', 1_150_000],
  ['checker.worker', 'gz', 1_500_000],
] as const)('%s is sent as %s in at most %d bytes', (name, encoding, most) => {
  expect(sent(name, encoding)).toBeLessThanOrEqual(most);
});
