/** Where the lanes of a small picture stand: clients left and right of the server by turns, as in the large one. */
export interface MiniLanes {
  width: number;
  server: number;
  /** Middle of each client's lane, by name. */
  at: ReadonlyMap<string, number>;
  /** Clients on the left, and on the right, the nearest to the server first. */
  sides: readonly [left: readonly string[], right: readonly string[]];
}

/** As wide as the drawer is: more lanes stand closer. */
const WIDTH = 250;
/** The op is written beside the server: this much more room than there is between other lanes. */
const BESIDE_SERVER = 1.8;

/** `clients` in the order in which they joined. */
export function miniLanes(clients: readonly string[]): MiniLanes {
  const left = clients.filter((_, at) => at % 2 === 0);
  const right = clients.filter((_, at) => at % 2 === 1);
  const edge = clients.length > 2 ? 24 : 32;
  const lengthOf = (side: readonly string[]): number => (side.length === 0 ? 0 : side.length - 1 + BESIDE_SERVER);
  const gap = (WIDTH - 2 * edge) / Math.max(1, lengthOf(left) + lengthOf(right));
  const server = Math.round(edge + lengthOf(left) * gap);
  const at = new Map<string, number>();
  for (const [index, name] of left.entries()) at.set(name, Math.round(server - (index + BESIDE_SERVER) * gap));
  for (const [index, name] of right.entries()) at.set(name, Math.round(server + (index + BESIDE_SERVER) * gap));
  return { width: WIDTH, server, at, sides: [left, right] };
}
