import { loadConfigFromFile, build, type Plugin, type Rolldown } from 'vite';
import { join } from 'node:path';
import { ROOT } from '../../server/setup/project-root.mjs';
import type { Part } from './row.ts';

/** What went into each script of the IDE, by the script's file name: letters before they were made small, by package or folder. */
export async function ideChunks(): Promise<Map<string, Part[]>> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(ROOT, 'ide/vite.config.ts'));
  if (!loaded) throw new Error('the IDE has no config');
  const chunks = new Map<string, Part[]>();
  const collect: Plugin = {
    name: 'collect-chunks',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') chunks.set(file.fileName.replace(/^assets\//, ''), partsOf(file));
    },
  };
  const { config } = loaded;
  const workers = config.worker?.plugins;
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    plugins: [config.plugins, collect],
    worker: { ...config.worker, plugins: () => [...(workers?.() ?? []), collect] },
    build: { ...config.build, write: false },
  });
  process.env['NODE_ENV'] = before;
  return chunks;
}

function partsOf({ modules }: Rolldown.OutputChunk): Part[] {
  const sums = new Map<string, number>();
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const origin = originOf(id);
    if (renderedLength > 0) sums.set(origin, (sums.get(origin) ?? 0) + renderedLength);
  }
  return [...sums].map(([what, value]) => ({ what, value }));
}

/** The package of a module, with the folder in the one that is most of all; of ours its folder. */
export function originOf(id: string): string {
  const path = id.replaceAll('\\', '/').split('?')[0] ?? '';
  const [, inside] = /.*\/node_modules\/(.+)/.exec(path) ?? [];
  if (inside === undefined) {
    const [, ours] = /\/((?:ide|runtime|server)\/.+)/.exec(path) ?? [];
    return ours?.split('/').slice(0, -1).slice(0, 2).join('/') ?? 'the build';
  }
  const names = inside.split('/');
  const length = inside.startsWith('@') ? 2 : 1;
  if (names[0] === 'monaco-editor') return `monaco-editor ${names.slice(3, -1).slice(0, 2).join('/')}`.trim();
  if (names[0] === 'typescript') return names.at(-1)?.endsWith('.d.ts') ? 'typescript declarations' : 'typescript';
  return names.slice(0, length).join('/');
}
