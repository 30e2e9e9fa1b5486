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
