import type { CallExpression, Function as FunctionNode, Node, ObjectExpression, OptionalCallExpression } from '@babel/types';
import type { Modules, ScriptModule } from './modules.ts';
import { keyText } from './parameters-of.ts';
import type { Scope } from './scopes.ts';
import { bare, eachChild, literalText } from './syntax-tree.ts';

/** A call of `on`. */
export interface OnCall {
  /** Where the op is a plain text. */
  op: string | undefined;
  /** 1-based. */
  line: number;
  /** The second argument as it stands, brackets and all. */
  argument: Node;
  /** The function that the second argument stands for, where that can be known from the source. */
  handler: FunctionNode | undefined;
}

/** A chain of names over more steps than this isn't followed to its end: it may be a circle. */
const MAX_STEPS = 10;

/** All calls of wszero's `on` in a file that give an op and a handler. */
export function findHandlers(modules: Modules, module: ScriptModule): OnCall[] {
  const calls: OnCall[] = [];
  const visit = (node: Node, outer: Scope): void => {
    const scope = module.scopes.of.get(node) ?? outer;
    const call = asOnCall(node, scope);
    if (call) {
      const [op, argument] = call;
      const handler = new HandlerSearch(modules).resolve(argument, scope, module);
      calls.push({ op: literalText(op), line: node.loc?.start.line ?? 1, argument, handler });
    }
    eachChild(node, (child) => visit(child, scope));
  };
  visit(module.tree.program, module.scopes.top);
  return calls;
}

function asOnCall(node: Node, scope: Scope): [op: Node, argument: Node] | undefined {
  if (!isCall(node) || !isOn(bare(node.callee), scope)) return undefined;
  const [op, argument] = node.arguments;
  if (!op || !argument || op.type === 'SpreadElement' || argument.type === 'SpreadElement') return undefined;
  return [op, argument];
}

function isCall(node: Node): node is CallExpression | OptionalCallExpression {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
}

/** The global `on`, `globalThis.on`, or an import of `wszero` by whatever name. */
function isOn(callee: Node, scope: Scope): boolean {
  if (callee.type === 'Identifier') {
    const binding = scope.find(callee.name);
    return binding ? binding.type === 'import' && binding.from === 'wszero' && binding.imported === 'on' : callee.name === 'on';
  }
  if (callee.type !== 'MemberExpression' || callee.computed || keyText(callee.property) !== 'on') return false;
  if (callee.object.type !== 'Identifier') return false;
  const binding = scope.find(callee.object.name);
  return binding ? binding.type === 'import' && binding.from === 'wszero' && binding.imported === '*' : callee.object.name === 'globalThis';
}

/** Follows an expression to the function that it stands for, through names, imports and plain objects. */
class HandlerSearch {
  readonly #modules: Modules;
  #steps = 0;

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  resolve(expression: Node, scope: Scope, module: ScriptModule): FunctionNode | undefined {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) return undefined;
    const inner = bare(expression);
    switch (inner.type) {
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return inner;
      case 'Identifier':
        return this.#resolveName(inner.name, scope, module);
      case 'MemberExpression': {
        const key = inner.computed ? literalText(inner.property) : keyText(inner.property);
        if (key === undefined || inner.object.type !== 'Identifier') return undefined;
        return this.#resolveMember(inner.object.name, key, scope, module);
      }
      default:
        return undefined;
    }
  }

  #resolveName(name: string, scope: Scope, module: ScriptModule): FunctionNode | undefined {
    const binding = scope.find(name);
    if (!binding || module.scopes.reassigned.has(name)) return undefined;
    switch (binding.type) {
      case 'function':
        return binding.node;
      case 'value':
        return this.resolve(binding.value, binding.scope, module);
      case 'import':
        return this.#resolveExport(binding.imported, this.#modules.script(module.path, binding.from));
      case 'other':
        return undefined;
    }
  }

  #resolveMember(object: string, key: string, scope: Scope, module: ScriptModule): FunctionNode | undefined {
    const binding = scope.find(object);
    const { reassigned, mutated } = module.scopes;
    if (!binding || reassigned.has(object) || mutated.has(object)) return undefined;
    if (binding.type === 'import' && binding.imported === '*')
      return this.#resolveExport(key, this.#modules.script(module.path, binding.from));
    if (binding.type !== 'value') return undefined;
    const value = bare(binding.value);
    const found = value.type === 'ObjectExpression' ? memberOf(value, key) : undefined;
    if (found?.type === 'ObjectMethod') return found;
    return found && this.resolve(found, binding.scope, module);
  }

  #resolveExport(name: string, module: ScriptModule | undefined): FunctionNode | undefined {
    this.#steps += 1;
    if (!module || this.#steps > MAX_STEPS) return undefined;
    for (const statement of module.tree.program.body) {
      if (statement.type === 'ExportDefaultDeclaration' && name === 'default')
        return this.resolve(statement.declaration, module.scopes.top, module);
      if (statement.type !== 'ExportNamedDeclaration') continue;
      for (const specifier of statement.specifiers) {
        if (specifier.type !== 'ExportSpecifier' || keyText(specifier.exported) !== name) continue;
        const local = keyText(specifier.local) ?? specifier.local.name;
        return statement.source
          ? this.#resolveExport(local, this.#modules.script(module.path, statement.source.value))
          : this.#resolveName(local, module.scopes.top, module);
      }
      if (statement.declaration && declares(statement.declaration, name)) return this.#resolveName(name, module.scopes.top, module);
    }
    return this.#resolveStarExport(name, module);
  }

  #resolveStarExport(name: string, module: ScriptModule): FunctionNode | undefined {
    for (const statement of module.tree.program.body) {
      if (statement.type !== 'ExportAllDeclaration') continue;
      const found = this.#resolveExport(name, this.#modules.script(module.path, statement.source.value));
      if (found) return found;
    }
    return undefined;
  }
}

function declares(declaration: Node, name: string): boolean {
  if (declaration.type === 'FunctionDeclaration') return declaration.id?.name === name;
  if (declaration.type !== 'VariableDeclaration') return false;
  return declaration.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name);
}

/** The value of a plain property, or the method. Undefined where something else may come in its place. */
function memberOf({ properties }: ObjectExpression, key: string): Node | undefined {
  let found: Node | undefined;
  for (const property of properties) {
    if (property.type === 'SpreadElement' || property.computed) return undefined;
    if (keyText(property.key) !== key) continue;
    if (property.type === 'ObjectProperty') found = property.value;
    else found = property.kind === 'method' ? property : undefined;
  }
  return found;
}
