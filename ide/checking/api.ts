import ts from 'typescript';
import { TYPINGS } from './typings-folder.ts';

export type ApiName = 'on' | 'broadcast' | 'run_server' | 'send' | 'eval_js' | 'send_message' | 'HANDLERS';

const NAMES: ReadonlySet<string> = new Set<ApiName>(['on', 'broadcast', 'run_server', 'send', 'eval_js', 'send_message', 'HANDLERS']);

/** What of wszero a name or `globalThis.name` stands for: undefined for a name that a pupil made, whatever it is called. */
export function apiName(node: ts.Node, checker: ts.TypeChecker): ApiName | undefined {
  const name = bare(node);
  const written = ts.isPropertyAccessExpression(name) ? name.name : name;
  if (!ts.isIdentifier(written)) return undefined;
  const symbol = realSymbol(checker.getSymbolAtLocation(written), checker);
  if (!symbol) return undefined;
  const isOwn = symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.startsWith(TYPINGS));
  return isOwn && isApiName(symbol.name) ? symbol.name : undefined;
}

/** The function of wszero that is called here. `send` also on a client whose type is not known. */
export function calledApi(call: ts.CallExpression, checker: ts.TypeChecker): ApiName | undefined {
  const found = apiName(call.expression, checker);
  if (found !== undefined) return found;
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'send') return undefined;
  const isAny = (checker.getTypeAtLocation(callee.expression).flags & ts.TypeFlags.Any) !== 0;
  return isAny && call.arguments[0] && ts.isStringLiteralLike(call.arguments[0]) ? 'send' : undefined;
}

/** The texts that an expression can be, or undefined where it can be any. */
export function textsOf(node: ts.Expression, checker: ts.TypeChecker): string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const type = checker.getTypeAtLocation(node);
  const types = type.isUnion() ? type.types : [type];
  const texts = types.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  return texts.length === types.length ? texts : undefined;
}

/** What a name stands for, through imports. */
export function realSymbol(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): ts.Symbol | undefined {
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** An expression without its brackets, and the types around it. */
export function bare(node: ts.Node): ts.Node {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

/** Visits a tree, each node before those in it. */
export function eachNode(root: ts.Node, visit: (node: ts.Node) => void): void {
  visit(root);
  ts.forEachChild(root, (child) => eachNode(child, visit));
}

function isApiName(name: string): name is ApiName {
  return NAMES.has(name);
}
