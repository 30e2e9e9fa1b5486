import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scriptsOf, withImports } from '../support/page-scripts.ts';

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

const shell = (): string[] => scriptsOf(IDE_PAGE, ASSETS);

test('what the IDE loads before it paints is at most 25 kB', () => {
  const scripts = shell();
  expect(scripts.join()).toMatch(/\bfirst-paint-.*\bide-.*\bpainted-/);
  // What is too small to be worth it is sent as it is.
  const bytes = scripts.map((name) => statSync(existsSync(`${ASSETS}${name}.br`) ? `${ASSETS}${name}.br` : ASSETS + name).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25_000);
});

test('the page of the IDE names all scripts that it takes to paint and to type, and they are few', () => {
  const typed = readdirSync(ASSETS).filter((file) => /^editing-[^.]*\.js$/.test(file));
  expect(typed).toHaveLength(1);
  const scripts = withImports(ASSETS, [...shell(), ...typed]);
  expect(scripts.filter((name) => !IDE_PAGE.includes(`./assets/${name}"`))).toEqual([]);
  // One way to the host and back takes six of them.
  expect(scripts.length).toBeLessThanOrEqual(6);
});

test('the IDE has no library in its form for developers', () => {
  const scripts = readdirSync(ASSETS).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((file) => readFileSync(ASSETS + file, 'utf8').includes('lit.dev/msg'))).toEqual([]);
});
