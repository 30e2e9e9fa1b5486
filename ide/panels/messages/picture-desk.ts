import { NO_FILTER, type Filter } from '../../messages/filter.ts';
import type { Row } from '../../messages/row.ts';
import { Store } from '../../state/store.ts';

/** Which part of what happened the picture shows, and what stands beside it. */
export interface PictureState {
  moment: Moment;
  /** Undefined while nobody filters. */
  filter: Filter | undefined;
  aside: Aside | undefined;
  isTable: boolean;
}

/** `live`: all of it. Else up to the row `n`; `newest`: the last row there was when the picture stopped. */
export type Moment = { type: 'live' } | { type: 'paused'; n: number; newest: number } | { type: 'replay'; n: number; newest: number };

/** `sent`: which of the things that the turn `n` sent; undefined for what came in. */
export type Aside = { type: 'message'; n: number; sent: number | undefined } | { type: 'send-as'; token: string };

/** A replay goes at the pace of what happened, within these bounds. Milliseconds. */
const STEP_MS = { least: 250, most: 1_200 };
/** A replay of what happened begins so many rows back. */
const REPLAYED = 12;

/** What a person does with the picture of the messages. */
export class PictureDesk {
  readonly store = new Store<PictureState>({ moment: { type: 'live' }, filter: undefined, aside: undefined, isTable: false });
  readonly #rows: () => readonly Row[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `rows`: those that may be shown now. */
  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  pause(): void {
    const last = this.#rows().at(-1)?.n;
    if (last !== undefined) this.#show({ type: 'paused', n: last, newest: last });
  }

  goOn(): void {
    this.#show({ type: 'live' });
  }

  /** To a row, forward or back, and stay there. */
  goTo(n: number): void {
    const { moment } = this.store.state;
    const newest = moment.type === 'live' ? (this.#rows().at(-1)?.n ?? n) : moment.newest;
    this.#show({ type: 'paused', n, newest });
  }

  step(by: 1 | -1): void {
    const rows = this.#rows();
    const at = this.#place(rows) + by;
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (row) this.goTo(row.n);
  }

  /** What happened comes once more, one row after the other: from here on, or at the end the last dozen. */
  replay(): void {
    const rows = this.#rows();
    const last = rows.length - 1;
    const here = this.#place(rows);
    const first = rows[here < last ? here : Math.max(0, last - REPLAYED)];
    const newest = rows[last];
    if (first && newest) this.#show({ type: 'replay', n: first.n, newest: newest.n });
  }

  filter(filter: Filter | undefined): void {
    this.store.update({ filter });
  }

  toggleFilter(): void {
    this.filter(this.store.state.filter ? undefined : NO_FILTER);
  }

  open(aside: Aside | undefined): void {
    this.store.update({ aside });
  }

  toggleTable(): void {
    this.store.update({ isTable: !this.store.state.isTable });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** Index of the last row that is shown. */
  #place(rows: readonly Row[]): number {
    const { moment } = this.store.state;
    return moment.type === 'live' ? rows.length - 1 : rows.findLastIndex(({ n }) => n <= moment.n);
  }

  #show(moment: Moment): void {
    clearTimeout(this.#timer);
    this.store.update({ moment });
    if (moment.type !== 'replay') return;
    const rows = this.#rows();
    const at = rows.findIndex(({ n }) => n > moment.n);
    const [here, next] = [rows[at - 1], rows[at]];
    const wait = here && next ? Math.max(STEP_MS.least, Math.min(STEP_MS.most, next.at - here.at)) : STEP_MS.most;
    this.#timer = setTimeout(() => this.#show(next ? { ...moment, n: next.n } : { type: 'live' }), wait);
  }
}
