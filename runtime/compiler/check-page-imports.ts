import { assertNever } from '../assert-never.ts';
import type { CompileCode, CompileDiagnostic } from './compile-diagnostic.ts';
import type { ImportRequest } from './find-imports.ts';
import type { Guess } from './guess.ts';
import { jsxPragma } from './jsx-source.ts';
import { LIBRARIES } from './libraries.ts';
import type { PageModule, PageModules } from './page-modules.ts';
import { resolvePageImport } from './resolve-page-import.ts';

/** What a script imports and does not get: a file, a library, a name. */
export function checkPageImports(modules: PageModules, module: PageModule, guess: Guess): CompileDiagnostic[] {
  const pragma = jsxPragma(module);
  const unknownPragma = pragma && !LIBRARIES.includes(`${pragma.name}/jsx-runtime`);
  return [
    ...(unknownPragma ? [mistake(module, pragma, 'import-package', { path: pragma.name })] : []),
    ...module.imports.flatMap((request) => checkImport(modules, module, request, guess)),
  ];
}

function checkImport(modules: PageModules, module: PageModule, request: ImportRequest, guess: Guess): CompileDiagnostic[] {
  const { path, type } = request;
  // only the page itself knows, when it runs
  if (path === undefined) return [];
  const target = resolvePageImport(modules.paths, module.source.path, path, guess);
  const near = 'nearest' in target ? { nearest: target.nearest } : {};
  switch (target.type) {
    case 'elsewhere':
      return [];
    case 'script':
      return checkNames(modules, module, request, target.path, guess);
    case 'unknown':
      return [mistake(module, request, 'import-unknown', { path, ...near })];
    case 'server':
      return [mistake(module, request, 'import-server', { path })];
    case 'package':
      return [mistake(module, request, 'import-package', { path, ...near })];
    case 'no-script':
      if (target.use === 'data' && type === 'json') return [];
      return [mistake(module, request, 'import-no-script', { path, [target.use]: target.path })];
    default:
      return assertNever(target);
  }
}

/** Each name that the other file does not give. */
function checkNames(
  modules: PageModules,
  module: PageModule,
  { path = '', names }: ImportRequest,
  target: string,
  guess: Guess,
): CompileDiagnostic[] {
  const given = modules.exportsOf(target);
  if (!given) return [];
  return names
    .filter(({ name }) => !given.has(name))
    .map(({ name, ...place }) => {
      const near = name === 'default' ? undefined : guess(name, () => given);
      // what `import App from` means is not a name that a child has written
      const params = name === 'default' ? { path, default: name } : { path, name, ...(near === undefined ? {} : { nearest: near }) };
      return mistake(module, place, 'import-no-name', params);
    });
}

function mistake(
  { source }: PageModule,
  { line, column }: { line: number; column: number },
  code: CompileCode,
  params: Record<string, string>,
): CompileDiagnostic {
  return { code, params, side: 'page', file: source.path, line, column };
}
