import type { File, Node } from '@babel/types';
import { eachChild, literalText } from './syntax-tree.ts';

/** Something that a file imports. `path` is undefined where it is only known at run time. Line and column are 1-based. */
export interface ImportRequest {
  path: string | undefined;
  line: number;
  column: number;
}

/** All imports of a file that remain when its types are taken away: static, dynamic, and `require`. */
export function findImports(tree: File): ImportRequest[] {
  const requests: ImportRequest[] = [];
  const visit = (node: Node): void => {
    const source = sourceOf(node);
    if (source?.loc) requests.push({ path: literalText(source), line: source.loc.start.line, column: source.loc.start.column + 1 });
    eachChild(node, visit);
  };
  visit(tree.program);
  return requests;
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
