/** Where the lanes of a small picture stand: clients left and right of the server by turns, as in the large one. */
export interface MiniLanes {
  width: number;
  server: number;
  /** Middle of each client's lane, by name. */
  at: ReadonlyMap<string, number>;
  /** Clients on the left, and on the right, the nearest to the server first. */
  sides: readonly [left: readonly string[], right: readonly string[]];
}

const EDGE = 32;
/** As wide as the drawer is: more lanes stand closer. */
const WIDTH = 250;

/** `clients` in the order in which they joined. */
export function miniLanes(clients: readonly string[]): MiniLanes {
  const left = clients.filter((_, at) => at % 2 === 0);
  const right = clients.filter((_, at) => at % 2 === 1);
  const order = [...left.toReversed(), undefined, ...right];
  const gap = order.length > 1 ? (WIDTH - 2 * EDGE) / (order.length - 1) : 0;
  const x = (at: number): number => Math.round(EDGE + at * gap);
  const at = new Map<string, number>();
  for (const [index, name] of order.entries()) if (name !== undefined) at.set(name, x(index));
  return { width: WIDTH, server: x(left.length), at, sides: [left, right] };
}
