/** Once in so many milliseconds the pages are asked whether they are there. */
const BEAT_MS = 1_000;
/** A beat that is so late does not count: this window is busy, or the whole computer, and who knows what a page could do. */
const LATE_MS = 300;
/** After a beat that is so late all begins anew: the computer slept. */
const SLEPT_MS = 3_000;
/** Known to all windows of this host in this browser, and to no page of a pupil: their origin is another. */
const NAME = 'wszero-pages';

/**
 * What a beat found. `dialog`: one stands open. `silent`: a page owes an answer. `lost`: some have been taken away.
 * Others are told of all but `calm`.
 */
export type Health = 'calm' | 'dialog' | 'silent' | 'lost';

/** Whoever shows pages. */
export interface Watched {
  beat(): Health;
  /** Another window has taken pages away. Those here that owe an answer may be in the same process, and hold it back from ending. */
  othersLost(): void;
  /** What the pages could not answer until now is forgiven. */
  excuse(): void;
  /** Somebody uses this window. */
  touched(): void;
}

/**
 * Gives the beats by which pages are watched: while this window is seen once a second, and while it is hidden, when its own
 * timers tell nothing, as often as another window finds a page silent. Windows of one host may have their pages in one process.
 */
export class LifeClock {
  readonly #page: Window;
  readonly #watched: Watched;
  readonly #beatMs: number;
  readonly #timer: number;
  readonly #others: BroadcastChannel | undefined;
  readonly #gone = new AbortController();
  #last: number;

  /** `beatMs` in milliseconds. */
  constructor(page: Window, watched: Watched, beatMs = BEAT_MS) {
    this.#page = page;
    this.#watched = watched;
    this.#beatMs = beatMs;
    this.#last = performance.now();
    this.#timer = page.setInterval(() => this.#tick(), beatMs);
    this.#others = openOthers();
    this.#others?.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#heard(data));
    const { signal } = this.#gone;
    page.document.addEventListener('visibilitychange', () => watched.excuse(), { signal });
    for (const type of ['keydown', 'pointerdown']) page.addEventListener(type, () => watched.touched(), { signal, capture: true });
  }

  dispose(): void {
    this.#page.clearInterval(this.#timer);
    this.#others?.close();
    this.#gone.abort();
  }

  #tick(): void {
    const now = performance.now();
    const late = now - this.#last - this.#beatMs;
    this.#last = now;
    if (this.#page.document.hidden) return;
    if (late > SLEPT_MS) this.#watched.excuse();
    if (late > LATE_MS) return;
    const health = this.#watched.beat();
    if (health !== 'calm') this.#others?.postMessage(health);
  }

  #heard(health: unknown): void {
    if (health === 'lost') this.#watched.othersLost();
    else if (health === 'dialog') this.#watched.excuse();
    else if (health === 'silent' && this.#page.document.hidden) this.#watched.beat();
  }
}

/** Undefined where the browser keeps windows from knowing of each other: each then looks after its own pages only. */
function openOthers(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return undefined;
  }
}
