import type { Expression, Function as FunctionNode, Node, Program } from '@babel/types';
import { bare, eachChild, moduleName } from './syntax-tree.ts';

/** What a name stands for, as far as it matters to find a handler. `scope` is where the name was declared. */
export type Binding =
  | { type: 'function'; node: FunctionNode }
  | { type: 'value'; value: Expression; scope: Scope }
  /** `imported`: a name that the other file exports, or `*` for all of them. */
  | { type: 'import'; from: string; imported: string }
  | { type: 'other' };

/** The names of a block, a function or a whole file. */
export class Scope {
  readonly #outer: Scope | undefined;
  readonly #names = new Map<string, Binding>();

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  /** A name declared twice stands for anything. */
  declare(name: string, binding: Binding): void {
    this.#names.set(name, this.#names.has(name) ? { type: 'other' } : binding);
  }

  /** Undefined where nobody declares the name: a global. */
  find(name: string): Binding | undefined {
    return this.#names.get(name) ?? this.#outer?.find(name);
  }
}

export interface Scopes {
  top: Scope;
  /** The scope of each node that has one of its own. */
  of: ReadonlyMap<Node, Scope>;
  /** Names that are given another value somewhere in the file. */
  reassigned: ReadonlySet<string>;
  /** Names of objects of which a part is set or deleted somewhere in the file. */
  mutated: ReadonlySet<string>;
}

/** Declares all names of a file. Recurses: the tree must not be deep. */
export function findScopes(program: Program): Scopes {
  const finder = new ScopeFinder();
  finder.visit(program, finder.top, finder.top);
  return finder;
}

class ScopeFinder implements Scopes {
  readonly top = new Scope();
  readonly of = new Map<Node, Scope>();
  readonly reassigned = new Set<string>();
  readonly mutated = new Set<string>();

  /** `block` takes what `let`, `const` and functions declare, `body` what `var` does. */
  visit(node: Node, block: Scope, body: Scope): void {
    // `declare const on: …` says that there is one already
    if ('declare' in node && node.declare) return;
    this.#declare(node, block, body);
    this.#noteChange(node);
    const kind = scopeKind(node);
    const inner = kind === undefined ? block : new Scope(block);
    const innerBody = kind === 'body' ? inner : body;
    if (kind !== undefined) {
      this.of.set(node, inner);
      this.#declareInside(node, inner);
    }
    eachChild(node, (child) => this.visit(child, inner, innerBody));
  }

  #declare(node: Node, block: Scope, body: Scope): void {
    switch (node.type) {
      case 'FunctionDeclaration':
        if (node.id) block.declare(node.id.name, { type: 'function', node });
        break;
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          const scope = node.kind === 'var' ? body : block;
          if (id.type === 'Identifier' && init) scope.declare(id.name, { type: 'value', value: init, scope });
          else declarePattern(id, scope);
        }
        break;
      case 'ClassDeclaration':
      case 'TSEnumDeclaration':
      case 'TSImportEqualsDeclaration':
      case 'TSModuleDeclaration':
        if (node.id?.type === 'Identifier') block.declare(node.id.name, { type: 'other' });
        break;
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) {
          block.declare(specifier.local.name, { type: 'import', from: node.source.value, imported: importedName(specifier) });
        }
        break;
      default:
    }
  }

  /** Names that a node with a scope of its own declares in it. */
  #declareInside(node: Node, scope: Scope): void {
    if ('params' in node && Array.isArray(node.params)) for (const param of node.params) declarePattern(param, scope);
    if (node.type === 'FunctionExpression' && node.id) scope.declare(node.id.name, { type: 'function', node });
    if (node.type === 'ClassExpression' && node.id) scope.declare(node.id.name, { type: 'other' });
    if (node.type === 'CatchClause' && node.param) declarePattern(node.param, scope);
  }

  #noteChange(node: Node): void {
    if (node.type === 'AssignmentExpression') this.#change(node.left);
    else if (node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete'))
      this.#change(node.argument);
    else if ((node.type === 'ForInStatement' || node.type === 'ForOfStatement') && node.left.type !== 'VariableDeclaration')
      this.#change(node.left);
  }

  #change(target: Node): void {
    const inner = bare(target);
    if (inner.type === 'Identifier') this.reassigned.add(inner.name);
    else if (inner.type === 'MemberExpression') this.#mutate(inner.object);
    else eachChild(inner, (child) => this.#change(child));
  }

  #mutate(object: Node): void {
    const inner = bare(object);
    if (inner.type === 'Identifier') this.mutated.add(inner.name);
    else if (inner.type === 'MemberExpression') this.#mutate(inner.object);
  }
}

function scopeKind(node: Node): 'block' | 'body' | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return 'body';
    case 'BlockStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'SwitchStatement':
    case 'CatchClause':
    case 'ClassExpression':
      return 'block';
    default:
      return undefined;
  }
}

function declarePattern(pattern: Node, scope: Scope): void {
  switch (pattern.type) {
    case 'Identifier':
      scope.declare(pattern.name, { type: 'other' });
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties) declarePattern(property.type === 'RestElement' ? property : property.value, scope);
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) declarePattern(element, scope);
      break;
    case 'AssignmentPattern':
      declarePattern(pattern.left, scope);
      break;
    case 'RestElement':
      declarePattern(pattern.argument, scope);
      break;
    case 'TSParameterProperty':
      declarePattern(pattern.parameter, scope);
      break;
    default:
  }
}

function importedName(
  specifier: Extract<Node, { type: 'ImportSpecifier' | 'ImportDefaultSpecifier' | 'ImportNamespaceSpecifier' }>,
): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return moduleName(specifier.imported);
}
