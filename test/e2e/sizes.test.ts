import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scriptsOf } from '../support/page-scripts.ts';

const IDE = fileURLToPath(new URL('../../.build/ide/', import.meta.url));
const ASSETS = `${IDE}assets/`;

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

const IDE_PAGE = readFileSync(`${IDE}ide.html`, 'utf8');

/** Bytes of scripts, as they are sent. What is too small to be worth it is sent as it is. */
function bytesOf(scripts: readonly string[]): number {
  const sizes = scripts.map((name) => statSync(existsSync(`${ASSETS}${name}.br`) ? `${ASSETS}${name}.br` : ASSETS + name).size);
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('what the IDE runs before it paints is at most 3 kB', () => {
  const scripts = scriptsOf(IDE_PAGE, ASSETS, 'at once');
  expect(scripts.join()).toMatch(/^first-paint-/);
  expect(bytesOf(scripts)).toBeLessThanOrEqual(3_000);
});

test('what it takes to type is at most 80 kB, in few scripts, all of which the page names', () => {
  const scripts = scriptsOf(IDE_PAGE, ASSETS, 'after paint');
  expect(scripts.join()).toMatch(/^ide-/);
  expect(bytesOf(scripts)).toBeLessThanOrEqual(80_000);
  expect(scripts.filter((name) => !IDE_PAGE.includes(`./assets/${name}"`))).toEqual([]);
  // One way to the host and back takes six files: those, the first one, and the style sheets.
  expect(scripts.length).toBeLessThanOrEqual(3);
});

test('the IDE has no library in its form for developers', () => {
  const scripts = readdirSync(ASSETS).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((file) => readFileSync(ASSETS + file, 'utf8').includes('lit.dev/msg'))).toEqual([]);
});
