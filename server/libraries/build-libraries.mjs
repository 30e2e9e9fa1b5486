/**
 * Builds the libraries that pages may import, once, from the npm packages that are installed: ES modules for the browsers
 * of a school, which share one instance of whatever they have in common.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { compressFolder } from '../setup/compress-folder.mjs';
import { ROOT } from '../setup/project-root.mjs';

/** What says clearly what is wrong: see the decision in ARCHITECTURE.md. */
const MODE = 'development';

/** CommonJS: it has no names to export but those of the object that it is when it has run. */
const COMMON_JS = ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client'];

/** @type {Record<string, string>} source of the module by its specifier */
const MODULES = {
  ...Object.fromEntries(COMMON_JS.map((specifier) => [specifier, fromCommonJs(specifier)])),
  // a mistake in a component would be shown as an empty page otherwise
  preact: `import 'preact/debug'; export * from 'preact';`,
  'preact/hooks': `export * from 'preact/hooks';`,
  'preact/jsx-runtime': `export * from 'preact/jsx-runtime';`,
  'preact/jsx-dev-runtime': `export * from 'preact/jsx-dev-runtime';`,
  'preact/compat': `export * from 'preact/compat'; export { default } from 'preact/compat';`,
  // with the compiler of templates
  vue: `export * from 'vue/dist/vue.esm-bundler.js';`,
  'vue/jsx-runtime': `export * from 'vue/jsx-runtime';`,
  'vue/jsx-dev-runtime': `export * from 'vue/jsx-dev-runtime';`,
};

/**
 * Writes into `folder`: `react-dom-client.js` for `react-dom/client` and so on, what they share, and `libraries.json`
 * (`version`, a hash of all, and `needs`, the files that each file imports).
 * @param {string} folder
 * @param {readonly string[]} target browsers, in the words of esbuild
 */
export async function buildLibraries(folder, target) {
  const esbuild = await import('esbuild-wasm');
  try {
    const { outputFiles, metafile } = await esbuild.build({
      ...OPTIONS,
      target: [...target],
      entryPoints: Object.fromEntries(Object.keys(MODULES).map((specifier) => [specifier.replaceAll('/', '-'), `library:${specifier}`])),
      plugins: [libraryModules()],
      outdir: folder,
    });
    mkdirSync(folder, { recursive: true });
    const hash = createHash('sha256');
    for (const { path, contents } of outputFiles) {
      writeFileSync(join(folder, basename(path)), contents);
      hash.update(basename(path)).update('\0').update(contents).update('\0');
    }
    const needs = Object.entries(metafile.outputs).map(([path, { imports }]) => [
      basename(path),
      imports.map((each) => basename(each.path)),
    ]);
    const version = hash.digest('base64url').slice(0, 12);
    writeFileSync(join(folder, 'libraries.json'), JSON.stringify({ version, needs: Object.fromEntries(needs) }, undefined, 2));
    await compressFolder(folder);
  } finally {
    await esbuild.stop();
  }
}

const OPTIONS = /** @satisfies {import('esbuild-wasm').BuildOptions} */ ({
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  metafile: true,
  platform: 'browser',
  format: 'esm',
  splitting: true,
  chunkNames: 'shared-[hash]',
  minify: true,
  charset: 'utf8',
  legalComments: 'eof',
  logLevel: 'warning',
  define: {
    'process.env.NODE_ENV': JSON.stringify(MODE),
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
});

/** @returns {import('esbuild-wasm').Plugin} */
function libraryModules() {
  return {
    name: 'libraries',
    setup(build) {
      build.onResolve({ filter: /^library:/ }, ({ path }) => ({ path: path.slice('library:'.length), namespace: 'library' }));
      build.onLoad({ filter: /.*/, namespace: 'library' }, ({ path }) => ({ contents: MODULES[path] ?? '', resolveDir: ROOT }));
    },
  };
}

/**
 * A module that exports, each by its name, what the package exports when it is run here.
 * @param {string} specifier
 */
function fromCommonJs(specifier) {
  process.env.NODE_ENV = MODE;
  const exported = /** @type {unknown} */ (createRequire(import.meta.url)(specifier));
  const names = Object.keys(/** @type {object} */ (exported)).filter((name) => name !== 'default');
  return `import all from ${JSON.stringify(specifier)}; export default all; export const { ${names.join(', ')} } = all;`;
}
