/** Who has a lane on which side of the server, by name, the innermost first. */
export interface Lanes {
  left: readonly string[];
  right: readonly string[];
}

export const NO_LANES: Lanes = { left: [], right: [] };

/** Where a name's lane is: `at` counts from the server outwards. */
export interface Lane {
  side: keyof Lanes;
  at: number;
}

/** Keeps those who are still here where they are; newcomers go left and right by turns, outermost. */
export function arrange(before: Lanes, names: Iterable<string>): Lanes {
  const here = new Set(names);
  const left = before.left.filter((name) => here.has(name));
  const right = before.right.filter((name) => here.has(name));
  for (const name of [...left, ...right]) here.delete(name);
  for (const name of here) (left.length <= right.length ? left : right).push(name);
  return { left, right };
}

export function laneOf(lanes: Lanes, name: string): Lane | undefined {
  const left = lanes.left.indexOf(name);
  if (left >= 0) return { side: 'left', at: left };
  const right = lanes.right.indexOf(name);
  return right >= 0 ? { side: 'right', at: right } : undefined;
}

export function sameLanes(a: Lanes, b: Lanes): boolean {
  return sameNames(a.left, b.left) && sameNames(a.right, b.right);
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}
