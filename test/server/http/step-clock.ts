import type { Clock } from '../../../server/http/wrong-key-brake.ts';

/** Time passes when somebody waits, and only then. `waits` are the milliseconds that anyone waited. */
export class StepClock implements Clock {
  time = 0;
  readonly waits: number[] = [];
  now(): number {
    return this.time;
  }
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.waits.push(ms);
    this.time += ms;
  }
}
