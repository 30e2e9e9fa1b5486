import ts from 'typescript';
import { nearest } from '../../runtime/nearest.ts';
import { apiName, eachNode } from './api.ts';
import type { Fix } from '../state/mistake.ts';
import type { CheckContext } from './check-context.ts';

/** What is wrong with a page's use of its own elements, and with what it waits for in vain. */
export function checkPage(context: CheckContext): void {
  const { server, pageText } = context.facts;
  const mayReload = !/preventDefault|return false|method\s*=\s*["']?dialog/.test(pageText);
  eachNode(context.source, (node) => {
    if (ts.isCallExpression(node)) {
      checkId(context, node);
      if (mayReload && listensToSubmit(node)) context.tell(node.expression, { code: 'form-reloads', params: {} });
    } else if (ts.isPropertyAccessExpression(node)) {
      if (!server.sendsIsOpen) checkHandler(context, node);
      if (mayReload && node.name.text === 'onsubmit' && isTarget(node)) context.tell(node.name, { code: 'form-reloads', params: {} });
    }
  });
}

/** `HANDLERS.sayd = …`, where the server sends `said`. A handler for what is not sent yet is none. */
function checkHandler(context: CheckContext, node: ts.PropertyAccessExpression): void {
  const { sends } = context.facts.server;
  const op = node.name.text;
  if (sends.has(op) || op === 'eval_js' || op === 'error' || !isTarget(node) || apiName(node.expression, context.checker) !== 'HANDLERS')
    return;
  const near = nearest(
    op,
    [...sends.keys()].filter((name) => !context.facts.page.handles.has(name)),
  );
  if (near === undefined) return;
  const fix = /^[\w$]+$/.test(near) ? { fix: context.change(node.name, near) } : {};
  context.tell(node.name, { code: 'unsent-op', params: { op, nearest: near }, ...fix });
}

function checkId(context: CheckContext, call: ts.CallExpression): void {
  if (!ts.isPropertyAccessExpression(call.expression)) return;
  const [argument] = call.arguments;
  if (!argument || !ts.isStringLiteralLike(argument)) return;
  const method = call.expression.name.text;
  const id = method === 'getElementById' ? argument.text : method === 'querySelector' ? /^#([\w-]+)$/.exec(argument.text)?.[1] : undefined;
  const { ids, pageText } = context.facts;
  if (id === undefined || id === '' || ids.has(id) || ids.size === 0 || isMadeByCode(pageText, id)) return;
  const near = nearest(id, ids.keys());
  const at = argument.getStart(context.source) + argument.getText(context.source).indexOf(id);
  const fix: Fix | undefined = near === undefined ? undefined : { kind: 'change', edits: [{ start: at, removed: id, inserted: near }] };
  context.tell(argument, { code: 'no-element', params: { id, ...(near !== undefined && { nearest: near }) }, ...(fix && { fix }) });
}

/** A script writes this id somewhere, into HTML, JSX or a part of an element; or it puts ids together, then any may be there. */
function isMadeByCode(text: string, id: string): boolean {
  const written = new RegExp(`\\bid['"]?\\s*[=:,]\\s*[\\\\{]*(["'\`]?)${id.replace(/[^\w]/g, '\\$&')}\\1`);
  const puzzled = /\.id\s*=\s*[^'"\s=]|\bid=\\?["']?\$\{|\bid=\{[^'"]|\bid=\\?["']{2}\s*\+/;
  return written.test(text) || puzzled.test(text);
}

function listensToSubmit({ expression, arguments: [event] }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'addEventListener' &&
    event !== undefined &&
    ts.isStringLiteralLike(event) &&
    event.text === 'submit'
  );
}

/** It is given a value here. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}
