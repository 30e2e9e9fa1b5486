import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A script and all scripts that a browser has to load before it runs: imports of types, and those that are called, do not count. */
export function loadedWith(entry: string): string[] {
  const files = new Set([entry]);
  for (const file of files) {
    const code = readFileSync(file, 'utf8');
    for (const [, path = ''] of code.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"]*?from\s+)?'(\.[^'?]+\.ts)'/gm)) {
      const found = resolve(dirname(file), path);
      if (existsSync(found)) files.add(found);
    }
  }
  return [...files];
}
