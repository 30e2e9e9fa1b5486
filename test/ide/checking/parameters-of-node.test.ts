import { parse } from '@babel/parser';
import { expect, test } from 'vitest';
import ts from 'typescript';
import { parametersOf } from '../../../runtime/compiler/parameters-of.ts';
import { languageSide } from '../../../ide/checking/language-side.ts';
import { libText } from '../../../ide/checking/lib-texts.ts';
import { shapeOf } from '../../../ide/checking/parameters-of-node.ts';

const HANDLERS = [
  '(client) => 1',
  '() => 1',
  'client => 1',
  '(client, text) => 1',
  '(client, text, channel = "all") => 1',
  'async (client, { text, channel = "all" }) => 1',
  '(client, { text, ...rest }) => 1',
  '(client, { "my text": text, 3: x }) => 1',
  '(client, { text: { deep } }) => 1',
  'function (client, x, y) {}',
  'function (this: unknown, client, x: number, y?: string) {}',
  // what the host refuses
  '(client, ...rest) => 1',
  '(...all) => 1',
  '(client, op) => 1',
  '(client, client2, client) => 1',
  '(client, [a, b]) => 1',
  '(client, { op }) => 1',
  '(client, { text }, more) => 1',
  '(client, { [key]: value }) => 1',
];

/** As the host reads it: what it refuses takes anything. */
function byHost(source: string): unknown {
  const tree = parse(`(${source})`, { plugins: ['typescript'], createParenthesizedExpressions: false, errorRecovery: true });
  const [statement] = tree.program.body;
  const fn = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression') throw new Error(`${source} is no function`);
  const { parameters, rest = false, problem } = parametersOf(fn);
  return problem ? { parts: [], takesMore: true } : { parts: parameters, takesMore: rest };
}

function byEditor(source: string): unknown {
  const name = '/a.ts';
  const service = languageSide({
    libs: ['lib.es2023.d.ts'],
    readLib: libText,
    roots: () => [name],
    read: (file) => (file === name ? { text: `(${source})`, version: 1 } : undefined),
    registry: ts.createDocumentRegistry(),
  });
  const program = service.getProgram();
  const [statement] = program?.getSourceFile(name)?.statements ?? [];
  if (!program || !statement || !ts.isExpressionStatement(statement) || !ts.isParenthesizedExpression(statement.expression))
    throw new Error(`${source} is no function`);
  const fn = statement.expression.expression;
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) throw new Error(`${source} is no function`);
  const { parts, takesMore } = shapeOf(fn, program.getTypeChecker());
  return { parts: parts.map(({ name: part, isOptional }) => [part, isOptional]), takesMore };
}

test.each(HANDLERS)('the host and the editor read the same of %s', (source) => {
  expect(byEditor(source)).toEqual(byHost(source));
});
