import ts from 'typescript';
import { isReservedOp } from '../../runtime/server/message.ts';
import { nearest } from '../../runtime/nearest.ts';
import { bare, calledApi, eachNode, textsOf } from './api.ts';
import type { CheckContext } from './check-context.ts';
import type { MessageShape } from './contract.ts';
import { opOf, partName } from './read-page-contract.ts';

/** What is wrong with the messages that a page sends: an op that nobody listens for, parts that are missing or too many. */
export function checkMessages(context: CheckContext): void {
  eachNode(context.source, (node) => {
    if (!ts.isCallExpression(node) || calledApi(node, context.checker) !== 'send_message') return;
    const message = node.arguments[0] && bare(node.arguments[0]);
    if (message && ts.isObjectLiteralExpression(message)) checkMessage(context, message);
  });
}

function checkMessage(context: CheckContext, message: ts.ObjectLiteralExpression): void {
  const { server } = context.facts;
  const op = opOf(message);
  if (!op) {
    if (!message.properties.some((property) => !property.name || ts.isComputedPropertyName(property.name)))
      context.tell(message, { code: 'message-no-op', params: {} });
    return;
  }
  const [text, ...others] = textsOf(op, context.checker) ?? [];
  if (text === undefined || others.length > 0) return;
  const shape = server.takes.get(text);
  if (isReservedOp(text)) context.tell(op, { code: 'reserved-op', params: { op: text } });
  else if (shape) checkParts(context, message, text, shape);
  else if (!server.takesIsOpen) tellUnknown(context, op, text);
}

function tellUnknown(context: CheckContext, op: ts.Expression, text: string): void {
  const near = nearest(
    text,
    [...context.facts.server.takes.keys()].filter((name) => !isReservedOp(name)),
  );
  const fix = near !== undefined && ts.isStringLiteralLike(op) ? { fix: context.change(op, requoted(op, near)) } : {};
  context.tell(op, { code: 'unknown-op', params: { op: text, ...(near !== undefined && { nearest: near }) }, ...fix });
}

/** In the quote marks that it has. */
function requoted(literal: ts.StringLiteralLike, text: string): string {
  const mark = literal.getText().charAt(0);
  return `${mark}${text}${mark}`;
}

/** In the order in which the server looks: what is missing first. */
function checkParts(context: CheckContext, message: ts.ObjectLiteralExpression, op: string, { parts, takesMore }: MessageShape): void {
  const sent = new Map<string, ts.ObjectLiteralElementLike>();
  for (const property of message.properties) {
    const name = property.name && partName(property.name);
    if (name === undefined) return; // what it spreads or computes may be anything
    sent.set(name, property);
  }
  const known = new Set(parts.map(({ name }) => name));
  const unknown = [...sent.keys()].filter((name) => name !== 'op' && !known.has(name));
  const missing = parts.find(({ name, isOptional }) => !isOptional && !sent.has(name))?.name;
  if (missing !== undefined) {
    const near = takesMore ? undefined : nearest(missing, unknown);
    const property = near === undefined ? undefined : sent.get(near);
    const params = { op, name: missing, ...(near !== undefined && { nearest: near }) };
    const at = property?.name ?? message;
    context.tell(at, { code: 'missing-parameter', params, ...(property && renaming(context, property, missing)) });
  } else if (!takesMore) {
    const [name] = unknown;
    const property = name === undefined ? undefined : sent.get(name);
    if (name === undefined || !property?.name) return;
    const free = parts.flatMap((part) => (sent.has(part.name) ? [] : [part.name]));
    const near = nearest(name, free) ?? nearest(name, known);
    const fix = near !== undefined && free.includes(near) ? renaming(context, property, near) : {};
    context.tell(property.name, {
      code: 'unexpected-parameter',
      params: { op, name, ...(near !== undefined && { nearest: near }) },
      ...fix,
    });
  }
}

/** The same value under another name. */
function renaming(
  context: CheckContext,
  property: ts.ObjectLiteralElementLike,
  name: string,
): Pick<Parameters<CheckContext['tell']>[1], 'fix'> {
  if (!property.name) return {};
  const isShort = ts.isShorthandPropertyAssignment(property);
  return { fix: context.change(property.name, isShort ? `${name}: ${property.name.getText()}` : name) };
}
