import type { Function as FunctionNode, Node, ObjectPattern } from '@babel/types';
import type { HandlerParameters } from '../server/handler-parameters.ts';

/** The names of a handler's parameters after the client, as the pupil wrote them. */
export function parametersOf({ params }: FunctionNode): HandlerParameters {
  // a type for `this` is no parameter
  const real: Node[] = params.filter((param) => !(param.type === 'Identifier' && param.name === 'this'));
  const [first, ...others] = real;
  if (first?.type === 'RestElement') return { form: 'names', parameters: [], problem: 'rest' };
  const [second] = others;
  const pattern = second && withoutDefault(second);
  if (pattern?.type === 'ObjectPattern') {
    const object = fromPattern(pattern);
    return others.length > 1 ? { ...object, problem: 'too-many' } : object;
  }
  return fromNames(others);
}

function fromNames(params: Node[]): HandlerParameters {
  const parameters: [string, boolean][] = [];
  let problem: HandlerParameters['problem'];
  for (const param of params) {
    const name = withoutDefault(param);
    if (name.type === 'Identifier') parameters.push([name.name, name !== param || name.optional === true]);
    else problem ??= param.type === 'RestElement' ? 'rest' : 'pattern';
  }
  if (parameters.some(([name]) => name === 'op' || name === 'client')) problem ??= 'op-or-client';
  return { form: 'names', parameters, ...(problem ? { problem } : {}) };
}

function fromPattern({ properties }: ObjectPattern): HandlerParameters {
  const parameters: [string, boolean][] = [];
  let rest = false;
  let problem: HandlerParameters['problem'];
  for (const property of properties) {
    if (property.type === 'RestElement') {
      rest = true;
      continue;
    }
    const key = property.computed ? undefined : keyText(property.key);
    if (key === undefined) problem ??= 'pattern';
    else parameters.push([key, property.value.type === 'AssignmentPattern']);
  }
  if (parameters.some(([name]) => name === 'op')) problem ??= 'op-or-client';
  return { form: 'object', parameters, rest, ...(problem ? { problem } : {}) };
}

/** The name of a property that is not computed. */
export function keyText(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'StringLiteral') return key.value;
  return key.type === 'NumericLiteral' ? String(key.value) : undefined;
}

function withoutDefault(param: Node): Node {
  return param.type === 'AssignmentPattern' ? param.left : param;
}
