import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../server/setup/project-root.mjs';
import { scriptsOf } from '../support/page-scripts.ts';
import { ideChunks } from './ide-chunks.ts';
import type { Figure, Part, Row } from './row.ts';

const BUILT = join(ROOT, '.build/ide');
const ASSETS = join(BUILT, 'assets');
/** Scripts that are smaller are not drawn. */
const SMALLEST_BYTES = 4_000;

export const pageWeightRow: Row = {
  name: 'page-weight',
  about:
    'What the IDE weighs as it is sent, and what is inside each of its scripts: the parts have their share of it by the length of their code before it was made small.',
  rounds: 1,
  async measure() {
    const assets = readdirSync(ASSETS);
    const page = readFileSync(join(BUILT, 'ide.html'), 'utf8');
    const scripts = (when: Parameters<typeof scriptsOf>[2]): number => sum(scriptsOf(page, ASSETS, when).map((file) => sent(file, 'br')));
    const all = (name: RegExp, encoding: 'br' | 'gz'): number =>
      sum(assets.filter((file) => name.test(file)).map((file) => sent(file, encoding)));
    const monaco = /^monaco-surface-.*\.(?:js|css)$/;
    const checker = /^checker\.worker-.*\.js$/;
    return [
      { what: 'scripts before the first paint, brotli', value: scripts('at once'), unit: 'bytes', budget: { atMost: 25_000 } },
      { what: 'scripts that it takes to type, brotli', value: scripts('after paint'), unit: 'bytes' },
      { what: 'Monaco, brotli', value: all(monaco, 'br'), unit: 'bytes', budget: { atMost: 770_000 } },
      { what: 'Monaco, gzip', value: all(monaco, 'gz'), unit: 'bytes', budget: { atMost: 960_000 } },
      { what: 'checker, brotli', value: all(checker, 'br'), unit: 'bytes', budget: { atMost: 1_150_000 } },
      { what: 'checker, gzip', value: all(checker, 'gz'), unit: 'bytes', budget: { atMost: 1_500_000 } },
      ...(await largest(assets)),
    ];
  },
};

/** Each script, the largest first. */
async function largest(assets: readonly string[]): Promise<Figure[]> {
  const chunks = await ideChunks();
  const files = assets.filter((file) => file.endsWith('.js') && sent(file, 'br') >= SMALLEST_BYTES);
  const figures = files.map((file): Figure => {
    const bytes = sent(file, 'br');
    const parts = (chunks.get(file) ?? []).toSorted((a, b) => b.value - a.value);
    const isAlone = files.filter((other) => nameOf(other) === nameOf(file)).length === 1;
    const what = `script ${nameOf(file)}${isAlone ? '' : ` of ${parts[0]?.what ?? file}`}, brotli`;
    return { what, value: bytes, unit: 'bytes', ...(parts.length > 0 && { parts: shares(parts, bytes) }) };
  });
  return figures.toSorted((a, b) => b.value - a.value);
}

/** Without its hash. */
function nameOf(file: string): string {
  return file.replace(/-[\w-]{8}\.js$/, '');
}

function shares(parts: readonly Part[], of: number): Part[] {
  const all = sum(parts.map(({ value }) => value));
  return parts.map(({ what, value }) => ({ what, value: (value / all) * of }));
}

/** Bytes as they are sent; what is too small is not made smaller. */
function sent(file: string, encoding: 'br' | 'gz'): number {
  const path = join(ASSETS, file);
  const small = `${path}.${encoding}`;
  return statSync(existsSync(small) ? small : path).size;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
