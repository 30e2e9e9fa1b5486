import { build } from 'esbuild-wasm';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleOptions } from '../../../runtime/compiler/bundle-options.ts';
import { ROOT } from '../../../server/setup/project-root.mjs';

/** Bundles `source` as it is: what reads the imports before and refuses most of them is not asked. */
async function bundle(source: string): Promise<string> {
  const { outputFiles = [] } = await build(bundleOptions(new Map([['server.js', { text: source, insertions: [] }]]), 'server.js'));
  return outputFiles.map(({ text }) => text).join('\n');
}

it.each([
  `import all from ${JSON.stringify(join(ROOT, 'package.json'))}; on('go', () => all);`,
  `export * from ${JSON.stringify(join(ROOT, 'server/protocol/limits.ts'))};`,
  `require(${JSON.stringify(join(ROOT, 'package.json'))});`,
  `import './other.js';`,
])('gives no file of the host away: %s', async (source) => {
  await expect(bundle(source)).rejects.toThrow('is not a file of this project');
});
