import ts from 'typescript';
import { apiName, bare, calledApi, eachNode, textsOf } from './api.ts';
import type { PageContract } from './contract.ts';

interface Found {
  sends: Set<string>;
  handles: Set<string>;
  handlesIsOpen: boolean;
}

/** The scripts of a page, with what knows their types. */
export interface PageSources {
  sources: readonly ts.SourceFile[];
  checker: ts.TypeChecker;
}

/** Reads the calls of `send_message` and the uses of `HANDLERS` off the scripts of all pages. */
export function readPageContract(pages: readonly PageSources[]): PageContract {
  const found: Found = { sends: new Set(), handles: new Set(), handlesIsOpen: false };
  for (const { source, checker } of pages.flatMap(({ sources, checker: own }) => sources.map((each) => ({ source: each, checker: own })))) {
    eachNode(source, (node) => {
      if (ts.isCallExpression(node) && calledApi(node, checker) === 'send_message') addSend(found, node.arguments[0], checker);
      else if (ts.isIdentifier(node) && node.text === 'HANDLERS' && apiName(node, checker) === 'HANDLERS')
        addHandlers(found, node, checker);
    });
  }
  return found;
}

/** The value of `op` in the message that `send_message` is called with. */
export function opOf(message: ts.ObjectLiteralExpression): ts.Expression | undefined {
  for (const property of message.properties) {
    if (ts.isPropertyAssignment(property) && partName(property.name) === 'op') return property.initializer;
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === 'op') return property.name;
  }
  return undefined;
}

/** The name of a property that is not computed. */
export function partName(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

function addSend(found: Found, argument: ts.Expression | undefined, checker: ts.TypeChecker): void {
  const message = argument && bare(argument);
  const op = message && ts.isObjectLiteralExpression(message) ? opOf(message) : undefined;
  for (const text of (op && textsOf(op, checker)) ?? []) found.sends.add(text);
}

/** `name` is `HANDLERS`, alone or behind `window.`. What is done with it in other ways may be anything. */
function addHandlers(found: Found, name: ts.Identifier, checker: ts.TypeChecker): void {
  const { parent: around } = name;
  const handlers = ts.isPropertyAccessExpression(around) && around.name === name ? around : name;
  const { parent } = handlers;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === handlers) {
    if (isAssigned(parent)) found.handles.add(parent.name.text);
  } else if (ts.isElementAccessExpression(parent) && parent.expression === handlers) {
    const ops = textsOf(parent.argumentExpression, checker);
    if (!ops) found.handlesIsOpen = true;
    else if (isAssigned(parent)) for (const op of ops) found.handles.add(op);
  } else if (ts.isBinaryExpression(parent) && parent.left === handlers) addTable(found, parent.right);
  else if (ts.isCallExpression(parent) && parent.arguments[0] === handlers && parent.expression.getText() === 'Object.assign') {
    for (const table of parent.arguments.slice(1)) addTable(found, table);
  } else found.handlesIsOpen = true;
}

function isAssigned(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function addTable(found: Found, value: ts.Expression): void {
  const table = bare(value);
  if (!ts.isObjectLiteralExpression(table)) {
    found.handlesIsOpen = true;
    return;
  }
  for (const property of table.properties) {
    const name = property.name && partName(property.name);
    if (name === undefined) found.handlesIsOpen = true;
    else found.handles.add(name);
  }
}
