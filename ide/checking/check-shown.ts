import ts from 'typescript';
import { bare, eachNode } from './api.ts';
import type { CheckContext } from './check-context.ts';
import { messageName } from './message-name.ts';

const TEXT_OF_ELEMENT: ReadonlySet<string> = new Set(['textContent', 'innerText', 'innerHTML']);
const HTML_OF_ELEMENT: ReadonlySet<string> = new Set(['innerHTML', 'outerHTML']);
const PUTS_IN: ReadonlySet<string> = new Set(['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren']);

/** What is wrong with what a page shows: a whole message as a text, and a text of somebody else as HTML. */
export function checkShown(context: CheckContext): void {
  eachNode(context.source, (node) => {
    if (ts.isBinaryExpression(node)) checkGiven(context, node);
    else if (ts.isCallExpression(node)) checkCall(context, node);
  });
}

/** `element.textContent = …`, and the like with `+=`. */
function checkGiven(context: CheckContext, { left, right, operatorToken: { kind } }: ts.BinaryExpression): void {
  if (kind !== ts.SyntaxKind.EqualsToken && kind !== ts.SyntaxKind.PlusEqualsToken) return;
  if (!ts.isPropertyAccessExpression(left)) return;
  const shown = textsIn(right);
  if (TEXT_OF_ELEMENT.has(left.name.text)) for (const text of shown) checkWhole(context, text);
  if (!HTML_OF_ELEMENT.has(left.name.text) || !shown.some((text) => isPart(context, text))) return;
  const isPlain = left.name.text === 'innerHTML' && !right.getText(context.source).includes('<');
  context.tell(left.name, {
    code: 'html-from-message',
    params: {},
    ...(isPlain && { fix: context.change(left.name, 'textContent') }),
  });
}

function checkCall(context: CheckContext, { expression, arguments: given }: ts.CallExpression): void {
  if (ts.isIdentifier(expression) && expression.text === 'alert') {
    for (const text of given.flatMap(textsIn)) checkWhole(context, text);
  } else if (ts.isPropertyAccessExpression(expression) && PUTS_IN.has(expression.name.text)) {
    const isElement = context.checker.getTypeAtLocation(expression.expression).getProperty('nodeType') !== undefined;
    if (isElement) for (const text of given.flatMap(textsIn)) checkWhole(context, text);
  }
}

/** All that may become a text of its own in an expression: `a + b`, `${a} ${b}`, `x ? a : b`. */
function textsIn(expression: ts.Expression): ts.Expression[] {
  const node = bare(expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return [...textsIn(node.left), ...textsIn(node.right)];
  if (ts.isTemplateExpression(node)) return node.templateSpans.flatMap((span) => textsIn(span.expression));
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  return [expression];
}

function checkWhole(context: CheckContext, text: ts.Expression): void {
  const node = bare(text);
  const { checker } = context;
  const type = checker.getTypeAtLocation(node);
  const isMessage = ts.isIdentifier(node) && messageName(node, checker) === 'whole';
  if (!isMessage && !isPlainObject(type)) return;
  const parts = type.getProperties().flatMap(({ name }) => (name === 'op' ? [] : [name]));
  const [part = 'text', ...others] = parts;
  const example = ts.isIdentifier(node) && /^[\w$]+$/.test(part) ? { example: `${node.text}.${part}` } : {};
  const isSure = parts.length === 1 && others.length === 0 && example.example !== undefined;
  context.tell(text, { code: 'object-shown', params: example, ...(isSure && { fix: context.change(text, example.example) }) });
}

/** An object of the pupil's own, or a message: as a text it says nothing of what is in it. */
function isPlainObject(type: ts.Type): boolean {
  if (type.isUnionOrIntersection()) return type.types.every(isPlainObject);
  if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return false;
  const isLiteral = (type.symbol.flags & (ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.TypeLiteral)) !== 0;
  return isLiteral && !type.getProperties().some(({ name }) => name === 'toString' || name.startsWith('__@'));
}

/** It comes out of a message, as `msg.text` or as `text`. */
function isPart({ checker }: CheckContext, text: ts.Expression): boolean {
  let root = bare(text);
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = bare(root.expression);
  return ts.isIdentifier(root) && messageName(root, checker) !== undefined;
}
