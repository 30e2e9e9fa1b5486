import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core';
import { LIMITS } from '../protocol/limits.ts';
import type { Fault } from '../protocol/sandbox.ts';
import { Budget } from './budget.ts';
import type { CpuClock } from './cpu-clock.ts';
import { MARK, SIGNAL } from './guest/host-functions.ts';
import type { Pulse } from './pulse.ts';
import { installHost } from './install-host.ts';
import { Marks } from './marks.ts';
import type { Engine } from './quickjs.ts';

/** What an entry into the engine came to: its effects so far, and why it was cut, if it was. */
export interface EntryOutcome {
  effects: string;
  fault?: Fault;
}

/** Something done in the engine; gives the error if it threw. */
type Work = () => QuickJSHandle | undefined;

export interface InstanceOptions {
  id: number;
  engine: Engine;
  /** The runtime and the guest, as one script. */
  guest: string;
  pulse: Pulse;
  cpu: CpuClock | undefined;
  timers: { set(id: number, ms: number, repeat: boolean): boolean; clear(id: number): void };
}

/** Jobs run in slices, so that the deadline is looked at between them. */
const JOB_SLICE = 64;
/** Describing an error runs a pupil's getters, so it has a little time of its own. */
const DESCRIBE_MS = 30;
/** Of a whole entry: what a batch may take before it yields, and one item with its jobs, with some room. */
const WHOLE_MS = LIMITS.yieldMs + LIMITS.entryMs * 1.5;

/**
 * One wasm instance, which is one project's whole world. Every way into the engine goes through `#enter`. An instance is
 * never disposed of, only dropped: after an out-of-memory, disposing crashes.
 */
export class Instance {
  readonly id: number;
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #marks: Marks;
  /** Of the item that runs. Which one that is the guest says. */
  readonly #budget: Budget;
  /** Of the whole entry, whatever the guest says. */
  readonly #whole: Budget;
  readonly #pulse: Pulse;
  readonly #run: QuickJSHandle;
  readonly #drain: QuickJSHandle;
  readonly #describe: QuickJSHandle;
  readonly #look: QuickJSHandle;
  #item = 0;
  #undrained = false;
  #tooManyJobs = false;
  #polledAt = 0;
  #enteredAt = 0;

  /** Throws when the guest does not come up: a fault of the host, not of a pupil. */
  constructor(options: InstanceOptions) {
    const { quickjs, memory } = options.engine;
    this.id = options.id;
    this.#pulse = options.pulse;
    this.#budget = new Budget(options.cpu);
    this.#whole = new Budget(options.cpu);
    this.#runtime = quickjs.newRuntime();
    this.#runtime.setMemoryLimit(LIMITS.heapBytes);
    this.#runtime.setMaxStackSize(LIMITS.stackBytes);
    this.#context = this.#runtime.newContext();
    this.#marks = new Marks(quickjs, this.#context, memory);
    const doors = installHost(this.#context, this.#marks.handle, options.guest, options.timers);
    this.#run = doors.run;
    this.#drain = doors.drain;
    this.#describe = doors.describe;
    this.#look = doors.look;
    this.#runtime.setInterruptHandler(() => this.#interrupt());
  }

  /** Evaluates a pupil's compiled code, and the jobs that it left. */
  start(code: string): EntryOutcome {
    return this.#withEffects(LIMITS.startMs, () => {
      const result = this.#context.evalCode(code, 'server.js');
      if (result.error) return result.error;
      result.value.dispose();
      return this.#jobs();
    });
  }

  /** Goes on with `batch`, or with the rest of the last one when it is ''. */
  run(batch: string): EntryOutcome {
    let effects = '';
    const outcome = this.#withEffects(LIMITS.entryMs, () => {
      const argument = this.#context.newString(batch);
      const result = this.#context.callFunction(this.#run, this.#context.undefined, argument);
      argument.dispose();
      if (result.error) return result.error;
      effects = this.#context.getString(result.value);
      result.value.dispose();
      this.#undrained = false;
      return this.#jobs();
    });
    return { ...outcome, effects: effects + outcome.effects };
  }

  /** Items of the batch that are still to be done. */
  get left(): number {
    return this.#marks.view[MARK.left] ?? 0;
  }

  get hasJobs(): boolean {
    return this.#runtime.hasPendingJob();
  }

  /** Handlers that go on, and the ids of timers that are the runtime's and not the code's. As the guest says. */
  look(): { handlers: number; timers: ReadonlySet<number> } {
    let text = '';
    this.#enter(LIMITS.entryMs, () => {
      const result = this.#context.callFunction(this.#look, this.#context.undefined);
      if (result.error) return result.error;
      text = this.#context.getString(result.value);
      result.value.dispose();
      return undefined;
    });
    const [handlers, ...timers] = text.split(' ').map(Number);
    return { handlers: handlers === 0 ? 0 : handlers || 1, timers: new Set(timers) };
  }

  /** After an out-of-memory: whether the engine can still do anything at all. */
  isWrecked(): boolean {
    const fault = this.#enter(LIMITS.entryMs, () => {
      const result = this.#context.evalCode('[{}].length', 'probe');
      if (result.error) return result.error;
      result.value.dispose();
      return undefined;
    });
    return fault !== undefined;
  }

  /** Bytes that the code has taken of its memory. */
  get bytes(): number {
    let bytes: number = LIMITS.heapBytes;
    this.#enter(LIMITS.entryMs, () => {
      const usage = this.#runtime.computeMemoryUsage();
      const size = this.#context.getProp(usage, 'memory_used_size');
      bytes = this.#context.getNumber(size);
      size.dispose();
      usage.dispose();
      return undefined;
    });
    return bytes;
  }

  /** What was cut or ran as a job has left its effects in the guest: they are fetched. */
  #withEffects(ms: number, work: Work): EntryOutcome {
    this.#undrained = true;
    const fault = this.#enter(ms, work);
    if (!fault && this.#isDrained()) return { effects: '' };
    let effects = '';
    this.#enter(LIMITS.entryMs, () => {
      const result = this.#context.callFunction(this.#drain, this.#context.undefined);
      if (result.error) return result.error;
      effects = this.#context.getString(result.value);
      result.value.dispose();
      return undefined;
    });
    return fault ? { effects, fault } : { effects };
  }

  #isDrained(): boolean {
    return !this.#undrained;
  }

  /** Jobs of the entry, under its budget: jobs may make jobs without end. */
  #jobs(): QuickJSHandle | undefined {
    while (this.#runtime.hasPendingJob()) {
      this.#undrained = true;
      const result = this.#runtime.executePendingJobs(JOB_SLICE);
      if (result.error) return result.error;
      if (this.#budget.over() || this.#whole.over()) {
        this.#tooManyJobs = true;
        break;
      }
    }
    return undefined;
  }

  #enter(ms: number, work: Work): Fault | undefined {
    const marks = this.#marks.view;
    marks[MARK.leave] = 0;
    marks[MARK.signal] = SIGNAL.none;
    this.#tooManyJobs = false;
    this.#item = marks[MARK.item] ?? 0;
    this.#enteredAt = this.#polledAt = performance.now();
    this.#budget.begin(ms, this.#enteredAt);
    this.#whole.begin(Math.max(ms, WHOLE_MS), this.#enteredAt);
    this.#pulse.enter(this.id);
    try {
      const error = work();
      const fault = error && this.#fault(error);
      return this.#signalled() ?? fault ?? this.#unthrown();
    } catch (error) {
      return { code: 'crash', message: String(error), stack: '' };
    } finally {
      this.#budget.end();
      this.#whole.end();
      this.#pulse.leave();
    }
  }

  /** Cut without an error: an async function that was cut ends as a rejected promise, and jobs are cut between two. */
  #unthrown(): Fault | undefined {
    if (this.#marks.view[MARK.signal] === SIGNAL.cut) return { code: 'endless', message: '', stack: '', told: true };
    if (this.#tooManyJobs) return { code: 'endless', message: 'promises without end', stack: '' };
    return this.#isSpent ? { code: 'endless', message: '', stack: '' } : undefined;
  }

  /** The guest can catch what it wants, but not what it has signalled. */
  #signalled(): Fault | undefined {
    switch (this.#marks.view[MARK.signal]) {
      case SIGNAL.flood:
        return { code: 'flood', message: '', stack: '' };
      case SIGNAL.timers:
        return { code: 'too-many-timers', message: '', stack: '' };
      case SIGNAL.outOfMemory:
        return { code: 'out-of-memory', message: 'out of memory', stack: '', told: true };
      default:
        return undefined;
    }
  }

  #fault(error: QuickJSHandle): Fault {
    const spent = this.#isSpent;
    this.#budget.begin(DESCRIBE_MS);
    this.#whole.begin(DESCRIBE_MS);
    this.#item = this.#marks.view[MARK.item] ?? 0;
    const described = this.#context.callFunction(this.#describe, this.#context.undefined, error);
    error.dispose();
    if (described.error) {
      described.error.dispose();
      return { code: spent ? 'endless' : 'out-of-memory', message: '', stack: '' };
    }
    const text = this.#context.getString(described.value);
    described.value.dispose();
    return toFault(text, spent);
  }

  #interrupt(): boolean {
    const now = performance.now();
    const marks = this.#marks.view;
    if (marks[MARK.item] !== this.#item) {
      this.#item = marks[MARK.item] ?? 0;
      this.#budget.begin(LIMITS.entryMs, this.#polledAt);
      this.#pulse.step();
    }
    this.#polledAt = now;
    if (now - this.#enteredAt > LIMITS.yieldMs) marks[MARK.leave] = 1;
    return this.#budget.over(now) || this.#whole.over(now);
  }

  get #isSpent(): boolean {
    return this.#budget.spent || this.#whole.spent;
  }
}

function toFault(text: string, spent: boolean): Fault {
  const { name, message, stack, code, params } = JSON.parse(text) as Described;
  if (spent) return { code: 'endless', message, stack };
  if (/out of memory/.test(message) || message === '') return { code: 'out-of-memory', message, stack };
  const fault: Fault = { code: 'threw', message: `${name}: ${message}`, stack };
  return code === undefined ? fault : { ...fault, cause: { code, params: params ?? {} } };
}

/** What `describe` of the guest gives. */
interface Described {
  name: string;
  message: string;
  stack: string;
  code?: string;
  params?: Record<string, string>;
}
