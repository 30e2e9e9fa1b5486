import type { ForStatement, Node } from '@babel/types';
import { bare, eachChild } from './syntax-tree.ts';

/** So few rounds take no time, whatever is in them that is no loop itself. */
const SHORT = 100;

const FAR = 1e6;
const NEAR = 1e-3;

/**
 * The loops of a tree that may run long, outer ones last. Not those of which the source itself shows that they end soon, all
 * loops inside counted (`for (let x = -1; x <= 1; x++)`): nobody has to watch them, and in them a watch would cost most. Throws
 * a RangeError where the tree is too deep to be walked.
 */
export function longLoops(root: Node): Node[] {
  const long: Node[] = [];
  /** Rounds of all loops in `node`. */
  const visit = (node: Node): number => {
    let inside = 0;
    eachChild(node, (child) => {
      inside += visit(child);
    });
    if (!isLoop(node)) return inside;
    // of a loop with long ones inside there is nothing to find out
    const rounds = inside > SHORT ? Infinity : (1 + inside) * Math.max(2, roundsOf(node));
    if (rounds > SHORT) long.push(node);
    return rounds;
  };
  visit(root);
  return long;
}

function isLoop({ type }: Node): boolean {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(type);
}

/** At most so many; Infinity where the source does not say. */
function roundsOf(loop: Node): number {
  if (loop.type !== 'ForStatement') return Infinity;
  const { from, to, step, name, isToo } = counted(loop) ?? UNKNOWN;
  // past this a number may be the same after a step
  if (Math.max(Math.abs(from), Math.abs(to)) > FAR || Math.abs(step) < NEAR) return Infinity;
  const rounds = isToo ? Math.floor((to - from) / step) + 1 : Math.ceil((to - from) / step);
  return rounds <= SHORT && !writes(loop.body, name) ? rounds : Infinity;
}

/** Of `for (let i = from; i < to; i += step)`, with numbers that are written there. `isToo`: `to` is counted as well. */
interface Counted {
  name: string;
  from: number;
  to: number;
  isToo: boolean;
  step: number;
}

const UNKNOWN: Counted = { name: '', from: 0, to: Infinity, isToo: false, step: 1 };

function counted({ init, test, update }: ForStatement): Counted | undefined {
  // `var` could be written to by any function of the script
  if (init?.type !== 'VariableDeclaration' || init.kind !== 'let' || test?.type !== 'BinaryExpression') return undefined;
  const [declared, more] = init.declarations;
  if (declared?.id.type !== 'Identifier' || more) return undefined;
  const { name } = declared.id;
  if (!isNamed(test.left, name) || !/^[<>]=?$/.test(test.operator)) return undefined;
  const [from, to, step] = [numberIn(declared.init), numberIn(test.right), stepOf(update, name)];
  if (from === undefined || to === undefined || !step || step > 0 !== test.operator.startsWith('<')) return undefined;
  return { name, from, to, isToo: test.operator.endsWith('='), step };
}

function stepOf(update: Node | null | undefined, name: string): number | undefined {
  if (update?.type === 'UpdateExpression' && isNamed(update.argument, name)) return update.operator === '++' ? 1 : -1;
  if (update?.type !== 'AssignmentExpression' || !isNamed(update.left, name)) return undefined;
  const step = numberIn(update.right);
  if (step === undefined) return undefined;
  return update.operator === '+=' ? step : update.operator === '-=' ? -step : undefined;
}

function numberIn(node: Node | null | undefined): number | undefined {
  if (node?.type === 'NumericLiteral') return node.value;
  if (node?.type !== 'UnaryExpression' || node.operator !== '-') return undefined;
  return node.argument.type === 'NumericLiteral' ? -node.argument.value : undefined;
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** Whether anything in `node` may give the variable another value. Sooner once too often: another variable may have its name. */
function writes(node: Node, name: string): boolean {
  if (isNamed(node, 'eval')) return true;
  if (node.type === 'UpdateExpression' && isNamed(bare(node.argument), name)) return true;
  if (node.type === 'AssignmentExpression' || node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
    const target = bare(node.left);
    if (isNamed(target, name) || (!/^(?:Optional)?MemberExpression$/.test(target.type) && mentions(target, name))) return true;
  }
  let found = false;
  eachChild(node, (child) => {
    found ||= writes(child, name);
  });
  return found;
}

function mentions(node: Node, name: string): boolean {
  let found = isNamed(node, name);
  eachChild(node, (child) => {
    found ||= mentions(child, name);
  });
  return found;
}
