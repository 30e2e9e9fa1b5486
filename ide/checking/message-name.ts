import ts from 'typescript';
import { apiName, bare } from './api.ts';

/**
 * What of a message from the server a name stands for: all of it, as `msg` in `HANDLERS.said = (msg) => …`, or a part that
 * was taken out of it there.
 */
export function messageName(name: ts.Identifier, checker: ts.TypeChecker): 'whole' | 'part' | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration) return undefined;
  let parameter: ts.Node = declaration;
  while (ts.isBindingElement(parameter)) parameter = parameter.parent.parent;
  if (!ts.isParameter(parameter) || parameter.parent.parameters[0] !== parameter || !isHandler(parameter.parent, checker)) return undefined;
  return parameter === declaration ? 'whole' : 'part';
}

/** `HANDLERS.said = …`, `HANDLERS = { said: … }` or the like. */
function isHandler(node: ts.SignatureDeclaration, checker: ts.TypeChecker): boolean {
  let value: ts.Node = node;
  while (ts.isParenthesizedExpression(value.parent)) value = value.parent;
  if (ts.isBinaryExpression(value.parent) && value.parent.right === value) return isInHandlers(value.parent.left, checker);
  const table = ts.isPropertyAssignment(value.parent) ? value.parent.parent : ts.isMethodDeclaration(value) ? value.parent : undefined;
  if (!table || !ts.isObjectLiteralExpression(table)) return false;
  const { parent } = table;
  if (ts.isBinaryExpression(parent)) return apiName(parent.left, checker) === 'HANDLERS';
  return ts.isCallExpression(parent) && parent.arguments[0] !== undefined && apiName(parent.arguments[0], checker) === 'HANDLERS';
}

function isInHandlers(target: ts.Node, checker: ts.TypeChecker): boolean {
  const node = bare(target);
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  return apiName(node.expression, checker) === 'HANDLERS';
}
