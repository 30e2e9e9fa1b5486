/**
 * Builds what goes into every project that is taken home: the runtime, one file for one file and with its comments, for
 * whoever wants to know how it works; `wszero.js` of pages; and which packages all of it needs.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../setup/project-root.mjs';

const SOURCES = ['.', 'server', 'realm', 'clients', 'compiler', 'pages', 'node'];

/**
 * Writes into `folder`.
 * @param {string} folder
 * @param {readonly string[]} pageTarget browsers, in the words of esbuild
 */
export async function buildTakeHome(folder, pageTarget) {
  const { default: ts } = await import('typescript');
  const packages = new Set();
  for (const path of SOURCES.flatMap(scriptsIn)) {
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, 'runtime', path), 'utf8'), {
      fileName: path,
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
        removeComments: false,
      },
    });
    write(join(folder, 'runtime', path.replace(/\.ts$/, '.js')), outputText);
    const imported = ts.preProcessFile(outputText).importedFiles.map(({ fileName }) => fileName);
    for (const name of packagesOf(imported)) packages.add(name);
  }
  write(join(folder, 'runtime/wszero.js'), await bundlePage(pageTarget));
  write(join(folder, 'runtime/LICENSE'), readFileSync(join(ROOT, 'LICENSE')));
  write(join(folder, 'needs.json'), JSON.stringify(versionsOf([...packages].sort()), undefined, 2));
}

/** @param {string} folder */
function scriptsIn(folder) {
  const names = readdirSync(join(ROOT, 'runtime', folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  return names.map((name) => (folder === '.' ? name : `${folder}/${name}`));
}

/** @param {readonly string[]} target */
async function bundlePage(target) {
  const esbuild = await import('esbuild-wasm');
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(ROOT, 'runtime/page/wszero.ts')],
      absWorkingDir: ROOT,
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      target: [...target],
      charset: 'utf8',
      logLevel: 'warning',
    });
    return outputFiles[0]?.contents ?? '';
  } finally {
    await esbuild.stop();
  }
}

/**
 * Names of the packages among the specifiers of imports.
 * @param {readonly string[]} specifiers
 */
function packagesOf(specifiers) {
  return specifiers
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

/**
 * The versions that this repository is tested with.
 * @param {readonly string[]} names
 */
function versionsOf(names) {
  /** @type {{ packages: Record<string, { version: string } | undefined> }} */
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  /** @type {Record<string, string>} */
  const versions = {};
  for (const name of names) {
    const version = lock.packages[`node_modules/${name}`]?.version;
    if (version === undefined) throw new Error(`${name} is not in the lock file`);
    versions[name] = version;
  }
  return versions;
}

/**
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
