import type { Node } from '@babel/types';
import type { Place } from './position-map.ts';
import { eachChild } from './syntax-tree.ts';

/** A loop in a pupil's file: where it begins and ends, 1-based, and whether it calls anything. */
export interface LoopPlace {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  isQuiet: boolean;
}

/** All loops of a file that can go on for ever, the outer ones first. */
export function findLoops(file: string, root: Node): LoopPlace[] {
  const loops: LoopPlace[] = [];
  const visit = (node: Node): void => {
    if (/^(While|DoWhile|For)Statement$/.test(node.type) && node.loc) {
      const { start, end } = node.loc;
      loops.push({ file, line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1, isQuiet: !calls(node) });
    }
    eachChild(node, visit);
  };
  visit(root);
  return loops;
}

/**
 * Where code that was cut most likely is. The engine knows the place of the last call only, so in a loop without calls it
 * names something before the loop: then the loop is the next one after it. `place` is what the engine said, if anything.
 */
export function placeOfLoop(loops: readonly LoopPlace[], place: Place | undefined): Place | undefined {
  const inside = place && loops.findLast((loop) => loop.file === place.file && isWithin(loop, place));
  if (inside && !inside.isQuiet) return place;
  const found = inside ?? loops.find((loop) => loop.isQuiet && (!place || (loop.file === place.file && isBefore(place, loop))));
  return found ? { file: found.file, line: found.line, column: found.column } : place;
}

function isWithin(loop: LoopPlace, place: Place): boolean {
  return !isBefore(place, loop) && isBefore(place, { line: loop.endLine, column: loop.endColumn });
}

function isBefore(a: { line: number; column: number }, b: { line: number; column: number }): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** Whether the loop itself calls something; what its functions hold is not run by it. */
function calls(node: Node): boolean {
  if (/^(Optional)?CallExpression$|^NewExpression$|^TaggedTemplate|^Await|^Yield/.test(node.type)) return true;
  if (/Function/.test(node.type)) return false;
  let found = false;
  eachChild(node, (child) => {
    found ||= calls(child);
  });
  return found;
}
