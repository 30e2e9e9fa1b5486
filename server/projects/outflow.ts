import { LIMITS } from '../protocol/limits.ts';

/** Does a part of a text of effects, from `from` on, until `isOver`. Gives where it stopped: the text's length when all is done. */
export type ReadSome = (from: number, isOver: () => boolean) => number;

type Step = { type: 'effects'; length: number; from: number; read: ReadSome } | { type: 'then'; task: () => void };

/**
 * What a project's code did and the host has not carried out yet, in its order. One message may become 2,000 broadcasts to 100
 * clients, which is most of a second of the main thread's time: so there is a slice of time for all projects together, and the
 * sockets come between the slices.
 */
export class Outflow {
  readonly #pump: OutflowPump;
  readonly #tooMuch: () => void;
  #steps: Step[] = [];
  #length = 0;
  #works = false;

  /** `tooMuch`: more waits than a project may have; called once for each text that is too much. */
  constructor(pump: OutflowPump, tooMuch: () => void) {
    this.#pump = pump;
    this.#tooMuch = tooMuch;
  }

  /** A text of `length` UTF-16 units is carried out, now or when what is before it is done. */
  effects(length: number, read: ReadSome): void {
    this.#length += length;
    this.#add({ type: 'effects', length, from: 0, read });
    if (this.#length > LIMITS.projectEffectsLength) this.#tooMuch();
  }

  /** Does `task` when all before it is done: at once, if nothing waits. */
  then(task: () => void): void {
    this.#add({ type: 'then', task });
  }

  /** Resolves when all that was added before is done. */
  drained(): Promise<void> {
    return new Promise((resolve) => this.then(resolve));
  }

  /** Effects that wait are not carried out any more; tasks are still done. */
  clear(): void {
    this.#steps = this.#steps.filter(({ type }) => type === 'then');
    this.#length = 0;
    if (this.#steps.length > 0 && !this.#works) this.#pump.run(this);
  }

  /** For the pump: goes on until `isOver`. False when nothing is left. */
  work(isOver: () => boolean): boolean {
    // what it does may add to it, which is for later
    if (this.#works) return false;
    this.#works = true;
    try {
      return this.#work(isOver);
    } finally {
      this.#works = false;
    }
  }

  #work(isOver: () => boolean): boolean {
    for (;;) {
      const step = this.#steps[0];
      if (!step) return false;
      if (step.type === 'effects') {
        step.from = this.#pump.mayAct() ? step.read(step.from, isOver) : step.length;
        if (step.from < step.length) return true;
        this.#length -= step.length;
      }
      this.#steps.shift();
      if (step.type === 'then') step.task();
      if (isOver()) return this.#steps.length > 0;
    }
  }

  #add(step: Step): void {
    this.#steps.push(step);
    if (this.#steps.length === 1 && !this.#works) this.#pump.run(this);
  }
}

/** Gives the outflows of a host their time, in turns. */
export class OutflowPump {
  /** False: another node may be the one that acts by now. What was done here and is not carried out is dropped. */
  readonly mayAct: () => boolean;
  readonly #waiting = new Set<Outflow>();
  #scheduled = false;

  constructor(mayAct: () => boolean = () => true) {
    this.mayAct = mayAct;
  }

  /** At once, unless others wait already. */
  run(flow: Outflow): void {
    if (this.#scheduled || flow.work(this.#slice())) this.#wait(flow);
  }

  #wait(flow: Outflow): void {
    this.#waiting.add(flow);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#scheduled = false;
    const isOver = this.#slice();
    const [first, ...others] = this.#waiting;
    this.#waiting.clear();
    // whoever had no time is before whoever had some
    const unserved: Outflow[] = [];
    const unfinished: Outflow[] = first?.work(isOver) ? [first] : [];
    for (const flow of others) {
      if (isOver()) unserved.push(flow);
      else if (flow.work(isOver)) unfinished.push(flow);
    }
    for (const flow of [...unserved, ...unfinished]) this.#wait(flow);
  }

  #slice(): () => boolean {
    const until = performance.now() + LIMITS.effectsSliceMs;
    return () => performance.now() >= until;
  }
}
