import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, normalizePath, type Plugin } from 'vite';
import { firstScript } from './build/first-script.ts';
import { oneByte } from './build/one-byte.ts';
import { afterPaint, stageGroups } from './build/stages.ts';

const root = normalizePath(fileURLToPath(new URL('.', import.meta.url)));
const pages = ['index.html', 'ide.html', 'play.html', 'remix.html', 'check.html', 'teachers.html', 'data.html']
  .map((page) => `${root}${page}`)
  .filter((page) => existsSync(page));

/**
 * TypeScript's own declarations without their comments, which are two thirds of them. In those files a comment always
 * begins its line; within a line, what looks like one may be part of a text.
 */
const leanDeclarations: Plugin = {
  name: 'lean-declarations',
  enforce: 'pre',
  load(id) {
    const [path = '', query] = id.split('?');
    if (query !== 'raw' || !/\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(path)) return null;
    const lean = readFileSync(path, 'utf8')
      .replace(/^\s*\/\*[\s\S]*?\*\/\s*?$/gm, '')
      .replace(/^\s*\/\/(?!\/ *<reference).*$/gm, '')
      .replace(/^\s+/gm, '');
    return `export default ${JSON.stringify(lean)};`;
  },
};

/** The pages name the texts of each other language, so that the host can have them fetched at once for whoever asks for one. */
const languageLinks: Plugin = {
  name: 'language-links',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle).flatMap((file) => {
        const [, language] = (file.type === 'chunk' && /\/texts\/([a-z]{2})\.ts$/.exec(file.facadeModuleId ?? '')) || [];
        if (language === undefined) return [];
        return [
          {
            tag: 'link',
            attrs: { rel: 'modulepreload', fetchpriority: 'low', hreflang: language, href: `./${file.fileName}` },
            injectTo: 'head' as const,
          },
        ];
      }),
  },
};

const idePage = `${root}ide.html`;

/** The page of the IDE names all that it takes to type, so that no script has to arrive before the next is asked for. */
const stages: Plugin = {
  name: 'stages',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { filename, bundle }) => (bundle && filename === idePage ? afterPaint(html, bundle) : undefined),
  },
};

/**
 * The IDE's build. All URLs are relative (`base: './'`), those inside scripts and style sheets to the file that has them,
 * so that the IDE works at any address and below any path prefix; the host puts `<base href>` into the pages.
 */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [firstScript(idePage, `${root}first-paint.ts`), stages, languageLinks, oneByte],
  build: {
    outDir: fileURLToPath(new URL('../.build/ide', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
    // Vite's own way needs an inline script, which the policy does not allow: see `stages`.
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      // how long each plugin took is of no use to who starts a host
      checks: { bundlerTimings: false },
      input: pages,
      output: {
        codeSplitting: {
          groups: stageGroups(
            idePage,
            pages.filter((page) => page !== idePage),
          ),
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [leanDeclarations, oneByte] },
});
