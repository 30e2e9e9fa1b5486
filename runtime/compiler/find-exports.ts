import type { Declaration, File, Node } from '@babel/types';
import { moduleName } from './syntax-tree.ts';

/** What a module gives to others. Types count as well: whoever imports one by mistake does no harm. */
export interface Exports {
  names: Set<string>;
  /** What it passes on whole: `export * from './other.js'`. */
  all: string[];
}

export function findExports({ program }: File): Exports {
  const names = new Set<string>();
  const all: string[] = [];
  for (const node of program.body) {
    switch (node.type) {
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        names.add('default');
        break;
      case 'ExportAllDeclaration':
        all.push(node.source.value);
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) for (const name of declared(node.declaration)) names.add(name);
        for (const { exported } of node.specifiers) names.add(moduleName(exported));
        break;
      default:
    }
  }
  return { names, all };
}

function declared(declaration: Declaration): string[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => bound(id));
  return 'id' in declaration && declaration.id ? bound(declaration.id) : [];
}

/** The names in a pattern. */
function bound(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => bound(property.type === 'RestElement' ? property : property.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? bound(element) : []));
    case 'AssignmentPattern':
      return bound(pattern.left);
    case 'RestElement':
      return bound(pattern.argument);
    default:
      return [];
  }
}
