import { Worker } from 'node:worker_threads';
import { BUILT } from '../built.ts';
import { assertNever } from '../../runtime/assert-never.ts';
import type { BatchResult, Fault, HostToSandbox, InstanceSize, SandboxToHost } from '../protocol/sandbox.ts';
import { cpuClockOf, type CpuClock } from './cpu-clock.ts';
import { Pulse } from './pulse.ts';
import type { SandboxWorkerData } from './sandbox-worker.ts';
import { Sandbox, type Carrier, type SandboxEvents, type Started } from './sandbox.ts';

interface Starting {
  sandbox: Sandbox;
  done: (started: Started) => void;
}

/** Batches: one that the worker is at, and one that is there when it is done. */
const MOST_UNDER_WAY = 2;
/** Longer than that nothing waits for a worker that is behind. */
const LATE_MS = 4;

/** The main thread's side of one worker: its sandboxes, and the messages that travel in batches. */
export class WorkerHandle implements Carrier {
  readonly pulse = new Pulse();
  /** Resolves when the worker takes work; rejects when it died before. */
  readonly up: Promise<void>;
  /** The worker's CPU, once it is up, where the system tells. */
  cpu: CpuClock | undefined;
  readonly #worker: Worker;
  readonly #sandboxes = new Map<number, Sandbox>();
  readonly #starting = new Map<number, Starting>();
  #measuring: ((sizes: InstanceSize[]) => void)[] = [];
  #dirty: Sandbox[] = [];
  /** Batches that the worker has not taken yet. */
  #underWay = 0;
  #late: NodeJS.Timeout | undefined;
  #ended = false;

  /** `died`: the worker ended by itself; `error` is why, where that is known. */
  constructor(engine: WebAssembly.Module, died: (worker: WorkerHandle, error: unknown) => void) {
    const data: SandboxWorkerData = { pulse: this.pulse.buffer, engine };
    this.#worker = new Worker(BUILT.sandboxWorker, {
      workerData: data,
      env: {},
      execArgv: [],
      resourceLimits: { stackSizeMb: 16, maxOldGenerationSizeMb: 256 },
    });
    this.up = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: SandboxToHost) => this.#receive(message, resolve));
      this.#worker.once('error', reject);
      this.#worker.once('exit', () => reject(new Error('the worker ended before it was up')));
    });
    // whoever waits for `up` sees the error; nobody may be waiting
    this.up.catch(() => undefined);
    let error: unknown;
    this.#worker.on('error', (thrown) => {
      error = thrown;
    });
    this.#worker.once('exit', () => {
      if (!this.#ended) died(this, error);
    });
  }

  get size(): number {
    return this.#sandboxes.size + this.#starting.size;
  }

  /** Counted from now on, so that many that start at once are spread over the workers. */
  start(id: number, code: string, events: SandboxEvents): Promise<Started> {
    const sandbox = new Sandbox(id, this, events);
    return new Promise((done) => {
      this.#starting.set(id, { sandbox, done });
      this.up.then(
        () => this.#send({ type: 'create', instance: id, code }),
        (error: unknown) => done({ ok: false, fault: { code: 'crash', message: String(error), stack: '' } }),
      );
    });
  }

  drop(sandbox: Sandbox): void {
    this.#sandboxes.delete(sandbox.id);
    this.#send({ type: 'drop', instance: sandbox.id });
  }

  look(sandbox: Sandbox): void {
    this.#send({ type: 'look', instance: sandbox.id });
  }

  /** What its instances have of memory. None, when the worker ends before it has answered. */
  measure(): Promise<InstanceSize[]> {
    if (this.#ended) return Promise.resolve([]);
    this.#send({ type: 'measure' });
    return new Promise((resolve) => this.#measuring.push(resolve));
  }

  /** Gives back the memory of what was dropped. */
  collect(): void {
    this.#send({ type: 'collect' });
  }

  /** Ends one instance, and tells it so. */
  stop(instance: number, fault: Fault & { code: 'out-of-memory' }): void {
    const sandbox = this.#sandboxes.get(instance);
    if (!sandbox) return;
    sandbox.drop();
    sandbox.events.stopped(fault.code, fault);
  }

  /**
   * When all sockets have been read that had something, and the worker is not behind, what waits travels in one message: a message
   * from thread to thread costs about as much as what is in it.
   */
  wantsFlush(sandbox: Sandbox): void {
    if (this.#dirty.length === 0) setImmediate(() => this.#flushIfReady());
    this.#dirty.push(sandbox);
  }

  flush(): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    if (this.#dirty.length === 0) return;
    const batches = this.#dirty.map((sandbox) => sandbox.takeBatch());
    this.#dirty = [];
    this.#underWay += 1;
    this.#send({ type: 'batch', batches });
  }

  /** A worker that is stuck with somebody is not waited for: who comes next has to be there when it looks. */
  #flushIfReady(): void {
    if (this.#underWay < MOST_UNDER_WAY) this.flush();
    else this.#late ??= setTimeout(() => this.flush(), LATE_MS);
  }

  /** Ends the worker. The sandboxes are told: `culprit` that it was stopped, all others that they are lost. */
  async end(culprit: number, fault: Fault): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
    this.tellEnd(culprit, fault);
  }

  tellEnd(culprit: number, fault: Fault): void {
    this.#ended = true;
    clearTimeout(this.#late);
    this.#measured([]);
    for (const [id, { done }] of this.#starting) done({ ok: false, fault: id === culprit ? fault : { ...fault, code: 'crash' } });
    this.#starting.clear();
    const sandboxes = [...this.#sandboxes.values()];
    this.#sandboxes.clear();
    for (const sandbox of sandboxes) {
      sandbox.gone();
      if (sandbox.id === culprit) sandbox.events.stopped(fault.code === 'endless' ? 'endless' : 'crash', fault);
      else sandbox.events.lost();
    }
  }

  #send(message: HostToSandbox): void {
    if (!this.#ended) this.#worker.postMessage(message);
  }

  #receive(message: SandboxToHost, isUp: () => void): void {
    switch (message.type) {
      case 'up':
        this.cpu = cpuClockOf(message.thread);
        return isUp();
      case 'effects':
        if (message.isReady) {
          this.#underWay -= 1;
          this.#flushIfReady();
        }
        return this.#effects(message.results);
      case 'started':
        return this.#started(message.instance);
      case 'start-failed':
        this.#starting.get(message.instance)?.done({ ok: false, fault: message.fault });
        this.#starting.delete(message.instance);
        return;
      case 'stopped': {
        const sandbox = this.#sandboxes.get(message.instance);
        this.#sandboxes.delete(message.instance);
        sandbox?.gone();
        return sandbox?.events.stopped(message.reason, message.fault);
      }
      case 'looked':
        return this.#sandboxes.get(message.instance)?.looked(message.unrest);
      case 'measured':
        return this.#measured(message.sizes);
      default:
        assertNever(message);
    }
  }

  #measured(sizes: InstanceSize[]): void {
    for (const resolve of this.#measuring.splice(0)) resolve(sizes);
  }

  #effects(results: BatchResult[]): void {
    for (const result of results) {
      const sandbox = this.#sandboxes.get(result.instance);
      if (sandbox) sandbox.receive(result);
      else if (result.effects !== '') this.#starting.get(result.instance)?.sandbox.events.effects(result.effects);
    }
  }

  #started(id: number): void {
    const starting = this.#starting.get(id);
    if (!starting) return;
    this.#starting.delete(id);
    this.#sandboxes.set(id, starting.sandbox);
    starting.done({ ok: true, sandbox: starting.sandbox });
  }
}
