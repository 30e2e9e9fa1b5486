import ts from 'typescript';
import type { MessagePart, MessageShape } from './contract.ts';

/** For a handler whose parameters can't be known: any message fits. */
export const ANY_SHAPE: MessageShape = { parts: [], takesMore: true };

/**
 * What a handler reads of a message, by the rules of the host (`runtime/compiler/parameters-of.ts`): parameters by name,
 * or a destructured second one. What the host refuses takes anything here, since the host tells it.
 */
export function shapeOf(handler: ts.SignatureDeclaration, checker: ts.TypeChecker): MessageShape {
  const real = handler.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
  const [first, ...others] = real;
  if (first?.dotDotDotToken) return ANY_SHAPE;
  const [second] = others;
  if (second && ts.isObjectBindingPattern(second.name)) {
    return others.length > 1 ? ANY_SHAPE : fromPattern(second.name, checker);
  }
  if (others.some(({ name, dotDotDotToken }) => dotDotDotToken || !ts.isIdentifier(name))) return ANY_SHAPE;
  const parts = others.map((parameter) => partOf(parameter, parameter.name.getText(), checker));
  return isReserved(parts) || parts.some(({ name }) => name === 'client') ? ANY_SHAPE : { parts, takesMore: false };
}

function fromPattern(pattern: ts.ObjectBindingPattern, checker: ts.TypeChecker): MessageShape {
  const parts: MessagePart[] = [];
  let takesMore = false;
  for (const element of pattern.elements) {
    const key = element.propertyName ?? element.name;
    if (element.dotDotDotToken) takesMore = true;
    else if (ts.isIdentifier(key) || ts.isStringLiteral(key) || ts.isNumericLiteral(key)) parts.push(partOf(element, key.text, checker));
    else return ANY_SHAPE;
  }
  return isReserved(parts) ? ANY_SHAPE : { parts, takesMore };
}

function partOf(node: ts.ParameterDeclaration | ts.BindingElement, name: string, checker: ts.TypeChecker): MessagePart {
  const isOptional = node.initializer !== undefined || (ts.isParameter(node) && node.questionToken !== undefined);
  const typed = ts.isParameter(node) ? (node.type ?? node.initializer) : node.initializer;
  return { name, isOptional, type: typed ? typeText(checker.getTypeAtLocation(node), checker) : 'any' };
}

function isReserved(parts: readonly MessagePart[]): boolean {
  return parts.some(({ name }) => name === 'op');
}

/** A type in words that hold in the other side's files as well; what they would not know of is `any`. */
export function typeText(type: ts.Type, checker: ts.TypeChecker): string {
  const text = checker.typeToString(checker.getBaseTypeOfLiteralType(type), undefined, ts.TypeFormatFlags.NoTruncation);
  const isPlain = /^[\s\w{}[\]()|&:;,?"'<>$-]*$/.test(text) && text.length < 400;
  const names = text.replace(/"[^"]*"|[\w$]+\??:/g, '').match(/[A-Za-z_$][\w$]*/g) ?? [];
  return isPlain && names.every((name) => PLAIN_TYPES.has(name)) ? text.replace(/\bnever\[\]/g, 'any[]') : 'any';
}

const PLAIN_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'any', 'null', 'true', 'false', 'never', 'undefined']);
