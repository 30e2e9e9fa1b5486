import type * as Y from 'yjs';
import type { Progress } from './lesson-state.ts';

const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
/** A lesson has fewer steps than this. */
const MOST_STEPS = 100;

/**
 * How far the project is in its lesson: the root map `lesson` of its document, `{ id, step, done: '0,1,3' }`. It travels with
 * the project to every computer, and no undo touches it. Whoever edits the project may have written anything there.
 */
export class ProgressMap {
  readonly #map: Y.Map<unknown>;
  readonly #changed: () => void;

  constructor(doc: Y.Doc, changed: () => void) {
    this.#map = doc.getMap('lesson');
    this.#changed = changed;
    this.#map.observe(changed);
  }

  /** The lesson of the project; undefined where it has none. */
  get id(): string | undefined {
    const id = this.#map.get('id');
    return typeof id === 'string' && ID.test(id) ? id : undefined;
  }

  get progress(): Progress {
    const [step, done] = [this.#map.get('step'), this.#map.get('done')];
    return { step: isStep(step) ? step : 0, done: typeof done === 'string' ? parseDone(done) : new Set() };
  }

  enter(step: number): void {
    if (this.progress.step !== step) this.#map.set('step', step);
  }

  /** A step that is ticked stays ticked, whatever becomes of its code. */
  tick(step: number): void {
    const { done } = this.progress;
    if (!done.has(step)) this.#setDone([...done, step]);
  }

  /** For a step that somebody begins again. */
  untick(step: number): void {
    const { done } = this.progress;
    if (done.has(step)) this.#setDone([...done].filter((each) => each !== step));
  }

  dispose(): void {
    this.#map.unobserve(this.#changed);
  }

  #setDone(steps: number[]): void {
    this.#map.set('done', steps.sort((a, b) => a - b).join(','));
  }
}

function parseDone(text: string): ReadonlySet<number> {
  const steps = text.split(',', MOST_STEPS).map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  return new Set(steps.filter(isStep));
}

function isStep(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_STEPS;
}
