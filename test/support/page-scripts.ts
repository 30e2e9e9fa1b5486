import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of scripts in the folder `assets`, and of all those that have to be there before they run. */
function withImports(assets: string, scripts: readonly string[]): string[] {
  const names = new Set(scripts);
  for (const name of names) {
    const code = readFileSync(join(assets, name), 'utf8');
    for (const [, needed = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) names.add(needed);
  }
  return [...names];
}

/** Scripts that a built page runs by itself, with all that has to be there before they do. Throws where there are none. */
export function scriptsOf(page: string, assets: string, when: 'at once' | 'after paint'): string[] {
  const tag =
    when === 'at once' ? /<script\b[^>]* src="\.\/assets\/([^"]+\.js)"/g : /<link\b[^>]* href="\.\/assets\/([^"]+\.js)" data-after-paint/g;
  const named = [...page.matchAll(tag)].map(([, name = '']) => name);
  if (named.length === 0) throw new Error(`the page has no script ${when}`);
  return withImports(assets, named);
}
