import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of scripts in the folder `assets`, and of all those that have to be there before they run. */
export function withImports(assets: string, scripts: readonly string[]): string[] {
  const names = new Set(scripts);
  for (const name of names) {
    const code = readFileSync(join(assets, name), 'utf8');
    for (const [, needed = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) names.add(needed);
  }
  return [...names];
}

/** Scripts that a built page loads before it shows anything that can be pressed. Throws where it has none. */
export function scriptsOf(page: string, assets: string): string[] {
  const named = [...page.matchAll(/src="\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  if (named.length === 0) throw new Error('the page has no script');
  return withImports(assets, named);
}
