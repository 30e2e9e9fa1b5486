import ts from 'typescript';
import { apiName, bare, calledApi, eachNode, realSymbol, textsOf } from './api.ts';
import type { MessageShape, ServerContract } from './contract.ts';
import { ANY_SHAPE, shapeOf, typeText } from './parameters-of-node.ts';

interface Found {
  takes: Map<string, MessageShape>;
  takesIsOpen: boolean;
  sends: Map<string, Set<string>>;
  sendsIsOpen: boolean;
}

/** Reads the calls of `on`, `broadcast` and `send` off the sources of a server. */
export function readServerContract(sources: readonly ts.SourceFile[], checker: ts.TypeChecker): ServerContract {
  const found: Found = { takes: new Map(), takesIsOpen: false, sends: new Map(), sendsIsOpen: false };
  for (const source of sources) {
    eachNode(source, (node) => {
      if (ts.isIdentifier(node)) addName(found, node, checker);
      if (!ts.isCallExpression(node) || !node.arguments[0]) return;
      const api = calledApi(node, checker);
      if (api === 'on') addOn(found, node.arguments[0], node.arguments[1], checker);
      else if (api === 'broadcast' || api === 'send') addSend(found, node.arguments[0], node.arguments.slice(1), checker);
    });
  }
  return found;
}

/** `on` or `broadcast` is not called here but handed on, as in `['say', 'wave'].map(on)`: what is done with it is not known. */
function addName(found: Found, name: ts.Identifier, checker: ts.TypeChecker): void {
  if ((name.text !== 'on' && name.text !== 'broadcast') || ts.isImportSpecifier(name.parent)) return;
  const around = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
  if (ts.isCallExpression(around.parent) && around.parent.expression === around) return;
  const api = apiName(name, checker);
  if (api === 'on') found.takesIsOpen = true;
  else if (api === 'broadcast') found.sendsIsOpen = true;
}

function addOn(found: Found, op: ts.Expression, handler: ts.Expression | undefined, checker: ts.TypeChecker): void {
  const ops = textsOf(op, checker);
  if (!ops) found.takesIsOpen = true;
  const shape = shapeOfHandler(handler, checker);
  for (const each of ops ?? []) found.takes.set(each, shape);
}

function shapeOfHandler(handler: ts.Expression | undefined, checker: ts.TypeChecker): MessageShape {
  const declared = handler && declarationOf(handler, checker);
  return declared ? shapeOf(declared, checker) : ANY_SHAPE;
}

/** The function that an expression stands for, through names, imports and objects. */
function declarationOf(expression: ts.Node, checker: ts.TypeChecker, steps = 0): ts.SignatureDeclaration | undefined {
  const node = bare(expression);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node))
    return node;
  if (steps > 10) return undefined;
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const declaration = realSymbol(checker.getSymbolAtLocation(name), checker)?.valueDeclaration;
  if (!declaration) return undefined;
  const isValue = ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration);
  const next = isValue ? declaration.initializer : declaration;
  return next && next !== node ? declarationOf(next, checker, steps + 1) : undefined;
}

function addSend(found: Found, op: ts.Expression, others: readonly ts.Expression[], checker: ts.TypeChecker): void {
  const ops = textsOf(op, checker);
  if (!ops) found.sendsIsOpen = true;
  // A group is a text, and stands before what is sent.
  const params = others.find((each) => !(checker.getTypeAtLocation(each).flags & ts.TypeFlags.StringLike));
  const type = params ? typeText(checker.getTypeAtLocation(params), checker) : '{}';
  for (const each of ops ?? []) {
    const types = found.sends.get(each) ?? new Set();
    found.sends.set(each, types.add(type));
  }
}
