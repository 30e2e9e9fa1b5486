import type { File, Node } from '@babel/types';
import { eachChild, literalText, moduleName } from './syntax-tree.ts';

/** Something that a file imports. `path` is undefined where it is only known at run time. Line and column are 1-based. */
export interface ImportRequest {
  kind: 'static' | 'dynamic' | 'require';
  path: string | undefined;
  line: number;
  column: number;
  /** The names that it wants from there, types apart. */
  names: ImportedName[];
  /** Of `with { type: 'json' }`. */
  type?: string;
}

export interface ImportedName {
  name: string;
  line: number;
  column: number;
}

/** All imports of a file that remain when its types are taken away: static, dynamic, and `require`. */
export function findImports(tree: File): ImportRequest[] {
  const requests: ImportRequest[] = [];
  const visit = (node: Node): void => {
    const source = sourceOf(node);
    if (source?.loc) {
      const type = typeOf(node);
      requests.push({
        kind: kindOf(node),
        path: literalText(source),
        ...placeOf(source.loc.start),
        names: namesOf(node),
        ...(type === undefined ? {} : { type }),
      });
    }
    eachChild(node, visit);
  };
  visit(tree.program);
  return requests;
}

function kindOf(node: Node): ImportRequest['kind'] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return 'static';
    case 'ImportExpression':
      return 'dynamic';
    case 'CallExpression':
      return node.callee.type === 'Import' ? 'dynamic' : 'require';
    default:
      return 'require';
  }
}

function namesOf(node: Node): ImportedName[] {
  if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return [];
  return node.specifiers.flatMap((specifier): ImportedName[] => {
    if (!specifier.loc) return [];
    const place = placeOf(specifier.loc.start);
    switch (specifier.type) {
      case 'ImportDefaultSpecifier':
        return [{ name: 'default', ...place }];
      case 'ImportSpecifier':
        return specifier.importKind === 'type' ? [] : [{ name: moduleName(specifier.imported), ...place }];
      case 'ExportSpecifier':
        return specifier.exportKind === 'type' ? [] : [{ name: moduleName(specifier.local), ...place }];
      default:
        return [];
    }
  });
}

function typeOf(node: Node): string | undefined {
  if (node.type !== 'ImportDeclaration') return undefined;
  return node.attributes?.find(({ key }) => moduleName(key) === 'type')?.value.value;
}

function placeOf({ line, column }: { line: number; column: number }): { line: number; column: number } {
  return { line, column: column + 1 };
}

/** The node that names what `node` imports. */
function sourceOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return node.importKind === 'type' ? undefined : node.source;
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.exportKind === 'type' ? undefined : (node.source ?? undefined);
    case 'ImportExpression':
      return node.source;
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const imports = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require');
      return imports ? node.arguments[0] : undefined;
    }
    case 'TSImportEqualsDeclaration': {
      const { moduleReference, importKind } = node;
      return importKind !== 'type' && moduleReference.type === 'TSExternalModuleReference' ? moduleReference.expression : undefined;
    }
    default:
      return undefined;
  }
}
