import ts from 'typescript';
import { nearest } from '../../runtime/nearest.ts';
import { bare, calledApi, eachNode, textsOf } from './api.ts';
import type { CheckContext } from './check-context.ts';
import { partName } from './read-page-contract.ts';

/** Ops that each page answers by itself. */
const ANSWERED: ReadonlySet<string> = new Set(['eval_js', 'error']);
const CLIENT_MEMBERS = ['send', 'eval_js', 'add_to_group', 'remove_from_group', 'name', 'groups', 'id'];

/**
 * What is wrong with the handlers of a server, and what it sends to nobody. `seen` holds the ops of the server's scripts
 * that were checked before.
 */
export function checkServer(context: CheckContext, seen: Set<string>): void {
  eachNode(context.source, (node) => {
    if (!ts.isCallExpression(node)) return;
    const api = calledApi(node, context.checker);
    const [op, second] = node.arguments;
    if (api === 'on' && op) checkOn(context, node, op, second, seen);
    else if ((api === 'broadcast' || api === 'send') && op) checkSent(context, op);
    else if (api === undefined) checkMember(context, node);
  });
}

function checkOn(
  context: CheckContext,
  call: ts.CallExpression,
  op: ts.Expression,
  handler: ts.Expression | undefined,
  seen: Set<string>,
): void {
  const [text] = textsOf(op, context.checker) ?? [];
  if (text === undefined) return;
  if (isAtTop(call)) {
    if (seen.has(text)) context.tell(op, { code: 'duplicate-handler', params: { op: text } });
    seen.add(text);
  }
  const given = handler && bare(handler);
  if (!given || !ts.isCallExpression(given)) return;
  const type = context.checker.getTypeAtLocation(given);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) || type.getCallSignatures().length > 0) return;
  const fix = given.arguments.length === 0 ? { fix: context.change(given, given.expression.getText(context.source)) } : {};
  context.tell(given, { code: 'handler-not-function', params: { op: text }, ...fix });
}

/** Not inside a function or a branch: then it may be another time that it runs, or none. */
function isAtTop(call: ts.CallExpression): boolean {
  return ts.isExpressionStatement(call.parent) && ts.isSourceFile(call.parent.parent);
}

function checkSent(context: CheckContext, op: ts.Expression): void {
  const { page } = context.facts;
  const [text, ...others] = textsOf(op, context.checker) ?? [];
  if (text === undefined || others.length > 0 || ANSWERED.has(text) || page.handlesIsOpen || page.handles.has(text)) return;
  const near = nearest(text, page.handles);
  const handler = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) ? `HANDLERS.${text}` : `HANDLERS[${JSON.stringify(text)}]`;
  context.tell(op, { code: 'unheard-op', params: { op: text, handler, ...(near !== undefined && { nearest: near }) } });
}

/** `client.sned(…)`: a client can have parts of a pupil's own, so only what is near to one of wszero's is told. */
function checkMember(context: CheckContext, call: ts.CallExpression): void {
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return;
  const word = callee.name.text;
  const type = context.checker.getTypeAtLocation(callee.expression);
  if (type.getSymbol()?.name !== 'Client' || CLIENT_MEMBERS.includes(word) || isMade(context.source, word)) return;
  const near = nearest(word, CLIENT_MEMBERS);
  if (near === undefined) return;
  const object = callee.expression.getText(context.source);
  context.tell(callee.name, { code: 'unknown-part', params: { object, word, nearest: near }, fix: context.change(callee.name, near) });
}

/** Somewhere a part of this name gets a value. */
function isMade(source: ts.SourceFile, word: string): boolean {
  let found = false;
  eachNode(source, (node) => {
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) found ||= node.left.name.text === word;
    if (ts.isPropertyAssignment(node)) found ||= partName(node.name) === word;
  });
  return found;
}
