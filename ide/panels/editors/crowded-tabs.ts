import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows whether a row of tabs is wider than its room, and keeps one of them in sight. */
export class CrowdedTabs implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #row: () => HTMLElement | null;
  // in the next frame: what is shown when they are crowded changes their size, and within one frame that is an error of the page
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#host.requestUpdate()));
  #watched: HTMLElement | null = null;
  #isCrowded = false;

  constructor(host: ReactiveControllerHost, row: () => HTMLElement | null) {
    this.#host = host;
    this.#row = row;
    host.addController(this);
  }

  /** Some tabs are out of sight. */
  get isCrowded(): boolean {
    return this.#isCrowded;
  }

  hostUpdated(): void {
    const row = this.#row();
    if (row !== this.#watched) {
      this.#sizes.disconnect();
      if (row) this.#sizes.observe(row);
      this.#watched = row;
    }
    this.#measure();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#watched = null;
  }

  /** Scrolls the row alone: the panel around it, which is cut off too, stays as it is. */
  reveal(tab: HTMLElement | null): void {
    const row = this.#row();
    if (!row || !tab) return;
    const [all, one] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (one.left < all.left) row.scrollLeft -= all.left - one.left;
    else if (one.right > all.right) row.scrollLeft += Math.min(one.right - all.right, one.left - all.left);
  }

  /** What is shown when they are crowded takes room itself, so it counts as theirs: or it would come and go. */
  #measure(): void {
    const row = this.#row();
    if (!row) return;
    const extra = row.nextElementSibling?.matches('.all-files') ? row.nextElementSibling.getBoundingClientRect().width : 0;
    const isCrowded = row.scrollWidth > Math.ceil(row.clientWidth + extra);
    if (isCrowded === this.#isCrowded) return;
    this.#isCrowded = isCrowded;
    this.#host.requestUpdate();
  }
}
