import type { Lane, Lanes } from './lanes.ts';

/**
 * Columns of the picture: time | two halves of each lane on the left | gap | server | gap | two halves of each lane on
 * the right | edge. A wire begins or ends on the line in the middle of its lane. Lines count from 1, as CSS does.
 */
export class Grid {
  readonly lanes: Lanes;

  constructor(lanes: Lanes) {
    this.lanes = lanes;
  }

  /** Value of `grid-template-columns`. */
  get columns(): string {
    const halves = (count: number): string => (count === 0 ? '' : `repeat(${String(2 * count)}, calc(var(--lane) / 2))`);
    const { left, right } = this.lanes;
    return `var(--time) ${halves(left.length)} minmax(var(--gap), 1fr) var(--srv) minmax(var(--gap), 1fr) ${halves(right.length)} var(--s3)`;
  }

  /** Value of `grid-column` for a lane's band and head. */
  lane({ side, at }: Lane): string {
    const middle = this.#middle({ side, at });
    return `${String(middle - 1)} / ${String(middle + 1)}`;
  }

  /** From a lane's band to the server's edge: room for a word on that lane. */
  roomy(lane: Lane): string {
    const middle = this.#middle(lane);
    return lane.side === 'left' ? `${String(middle - 1)} / ${String(this.#server)}` : `${String(this.#server + 1)} / ${String(middle + 1)}`;
  }

  get server(): string {
    return `${String(this.#server)} / ${String(this.#server + 1)}`;
  }

  /** From the middle of a lane to the server's edge. */
  wire(lane: Lane): string {
    const middle = this.#middle(lane);
    return lane.side === 'left' ? `${String(middle)} / ${String(this.#server)}` : `${String(this.#server + 1)} / ${String(middle)}`;
  }

  /** From the middle of the innermost lane to the server's edge; without lanes, the gap. */
  inner(side: keyof Lanes): string {
    if (this.lanes[side].length > 0) return this.wire({ side, at: 0 });
    return side === 'left'
      ? `${String(this.#server - 1)} / ${String(this.#server)}`
      : `${String(this.#server + 1)} / ${String(this.#server + 2)}`;
  }

  /** Between the middles of two lanes of one side, `near` and `far` from the server. */
  between(side: keyof Lanes, near: number, far: number): string {
    const [a, b] = [this.#middle({ side, at: near }), this.#middle({ side, at: far })];
    return `${String(Math.min(a, b))} / ${String(Math.max(a, b))}`;
  }

  /** From the server's edge that the wire does not come from, to the picture's edge. For the card of a lost message. */
  beyond(side: keyof Lanes): string {
    return side === 'left' ? `${String(this.#server)} / -1` : `2 / ${String(this.#server + 1)}`;
  }

  get #server(): number {
    return 3 + 2 * this.lanes.left.length;
  }

  #middle({ side, at }: Lane): number {
    return side === 'left' ? 3 + 2 * (this.lanes.left.length - 1 - at) : this.#server + 3 + 2 * at;
  }
}
