import ts from 'typescript';
import { eachNode } from './api.ts';
import type { Fix } from '../state/mistake.ts';
import type { CheckContext } from './check-context.ts';

/** Tells of each `if` that gives a value where it should ask. Brackets of its own around it say that it is meant. */
export function checkQuestions(context: CheckContext): void {
  eachNode(context.source, (node) => {
    if (!ts.isIfStatement(node)) return;
    const { expression } = node;
    if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    context.tell(expression.operatorToken, { code: 'one-equals', params: {}, fix: context.change(expression.operatorToken, '===') });
  });
}

/** Tells of each text that looks like a number, and is put before or behind one: `"5" + 1`. */
export function checkSums(context: CheckContext): void {
  eachNode(context.source, (node) => {
    if (!ts.isBinaryExpression(node)) return;
    const { left, right, operatorToken } = node;
    const isSum = operatorToken.kind === ts.SyntaxKind.PlusToken;
    if (!isSum && operatorToken.kind !== ts.SyntaxKind.PlusEqualsToken) return;
    const text = isTypedNumber(context, right) && isNumber(context, left) ? right : left;
    if (text === left && !(isSum && isTypedNumber(context, left) && isNumber(context, right))) return;
    context.tell(text, {
      code: 'text-plus-number',
      params: {},
      fix: context.change(text, `Number(${text.getText(context.source)})`),
    });
  });
}

function isNumber({ checker }: CheckContext, node: ts.Expression): boolean {
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
}

/** A number in quote marks, or what somebody typed into a field. */
function isTypedNumber({ checker }: CheckContext, node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node)) return /^\s*-?\d+(?:\.\d+)?\s*$/.test(node.text);
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'value') return false;
  const type = checker.getTypeAtLocation(node.expression);
  return ['HTMLInputElement', 'HTMLSelectElement', 'HTMLTextAreaElement'].includes(checker.typeToString(type));
}

/** Tells that a name which was made with `const` is given another value. Only where it was made in this very script. */
export function tellConst(context: CheckContext, name: ts.Identifier): void {
  const declaration = context.checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration || declaration.getSourceFile() !== context.source) return;
  const list = listOf(declaration);
  if (!list) return;
  const start = list.getStart(context.source);
  const fix: Fix = { kind: 'change', edits: [{ start, removed: 'const', inserted: 'let' }] };
  const isConst = context.source.text.startsWith('const', start);
  context.tell(name, { code: 'const-assigned', params: { name: name.text }, ...(isConst && { fix }) });
}

function listOf(declaration: ts.Node): ts.VariableDeclarationList | undefined {
  let node = declaration;
  while (ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    node = node.parent;
  return ts.isVariableDeclarationList(node) ? node : undefined;
}
