import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near to its end a list counts as read to the end. Pixels. */
const NEAR = 24;

/** Keeps a list's newest entry in view, and lets go while the reader has scrolled up. */
export class StickToEnd implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  #stuck = true;
  #top = 0;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  /** False while the reader looks at older entries. */
  get stuck(): boolean {
    return this.#stuck;
  }

  hostUpdated(): void {
    // Entries that are elements render after their list; the next frame has them all.
    requestAnimationFrame(() => {
      if (this.#stuck) this.#toEnd();
    });
  }

  /** For the scroller's `scroll` event. */
  scrolled = (): void => {
    const scroller = this.#scroller();
    if (!scroller) return;
    const { scrollTop } = scroller;
    const near = scroller.scrollHeight - scrollTop - scroller.clientHeight < NEAR;
    // Only the reader scrolls up: a list that grew before this event came is no reason to let go.
    const stuck = near || (this.#stuck && scrollTop >= this.#top);
    this.#top = scrollTop;
    if (stuck === this.#stuck) return;
    this.#stuck = stuck;
    this.#host.requestUpdate();
  };

  goToEnd(): void {
    this.#stuck = true;
    this.#toEnd();
    this.#host.requestUpdate();
  }

  #toEnd(): void {
    const scroller = this.#scroller();
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }
}
