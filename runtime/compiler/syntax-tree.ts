import type { Identifier, Node, StringLiteral } from '@babel/types';

/** Keys of a node that hold no child. */
const NO_CHILDREN: ReadonlySet<string> = new Set(['loc', 'extra', 'errors', 'comments', 'tokens']);

/**
 * Trees deeper than this never reach esbuild: it runs out of stack at a depth of 500 (a chain of `**`) to 8,000, and takes
 * seconds to die of it.
 */
export const MAX_DEPTH = 250;

/** Calls `visit` with each child of `node`, in the order of the source. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const key in node) {
    if (NO_CHILDREN.has(key)) continue;
    const value: unknown = node[key as keyof Node];
    if (isNode(value)) visit(value);
    else if (Array.isArray(value)) for (const item of value as unknown[]) if (isNode(item)) visit(item);
  }
}

/**
 * The first node found that lies deeper than `limit`. A sequence (`a, b, c`) counts as one node in another, as esbuild has
 * it. It does not recurse itself.
 */
export function nodeDeeperThan(limit: number, root: Node): Node | undefined {
  let level: Node[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return level[0];
    const next: Node[] = [];
    for (const node of level) {
      if (node.type === 'SequenceExpression' && node.expressions.length > limit) return node;
      eachChild(node, (child) => next.push(child));
    }
    level = next;
  }
  return undefined;
}

/** What an expression is without its brackets and the types that TypeScript puts around it. */
export function bare(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The text of a literal, or of a template that has no holes. */
export function literalText(node: Node): string | undefined {
  const inner = bare(node);
  if (inner.type === 'StringLiteral') return inner.value;
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0) return inner.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** A name that is imported or exported: a word, or a text. */
export function moduleName(node: Identifier | StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
