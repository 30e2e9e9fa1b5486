import { assertNever } from '../assert-never.ts';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import type { Guess } from './guess.ts';
import type { Reference } from './html-parts.ts';
import { isJsx, jsxName } from './page-script-options.ts';
import type { PageFile, PageModule, PageModules } from './page-modules.ts';
import { resolveReference } from './resolve-reference.ts';

/** Of the elements of a page that name a file: what is not there, as notes, and scripts that import and may not. */
export function checkReferences(modules: PageModules, { path, references }: PageFile, guess: Guess): CompileDiagnostic[] {
  return references.flatMap((reference) => checkReference(modules, path, reference, guess));
}

function checkReference(modules: PageModules, file: string, reference: Reference, guess: Guess): CompileDiagnostic[] {
  const { url, line, column } = reference;
  const place = { side: 'page', file, line, column } as const;
  const target = resolveReference(modules.paths, file, reference, guess);
  switch (target.type) {
    case 'file':
      if (reference.script === 'jsx' && !isJsx(target.path)) return [{ code: 'jsx-in-js', params: { name: jsxName(url) }, ...place }];
      return needsModule(reference, modules.module(target.path)) ? [{ code: 'script-no-module', params: { src: url }, ...place }] : [];
    case 'elsewhere':
      return [];
    case 'outside':
      return [{ code: 'file-outside', params: { path: url }, ...place, isNote: true }];
    case 'server':
      return [{ code: 'import-server', params: { path: url }, ...place, isNote: true }];
    case 'missing': {
      const near = target.nearest === undefined ? {} : { nearest: target.nearest };
      return [{ code: 'file-missing', params: { path: url, ...near }, ...place, isNote: true }];
    }
    default:
      return assertNever(target);
  }
}

/** A script that imports or exports is one of `type="module"`. Of JSX that is seen to when the page is served. */
function needsModule({ script }: Reference, module: PageModule | undefined): boolean {
  if (script !== 'classic' || !module || isJsx(module.source.path)) return false;
  return module.tree.program.body.some(({ type }) => type === 'ImportDeclaration' || /^Export/.test(type));
}
