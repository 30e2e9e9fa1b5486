import { assertNever } from '../../runtime/assert-never.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { StopReason } from '../protocol/project-state.ts';
import type { BatchResult, Fault, SandboxToHost } from '../protocol/sandbox.ts';
import type { Tenant } from './tenant.ts';

/**
 * Lets the tenants of a worker run in turns: one entry each, so that a slow one makes the others wait once only. Those that have
 * used more than their share of late come when nobody else waits: many of them together make the others wait once, too.
 */
export class Turns {
  readonly #post: (message: SandboxToHost) => void;
  readonly #forget: (id: number) => void;
  readonly #queue: Tenant[] = [];
  readonly #greedy: Tenant[] = [];
  #results: BatchResult[] = [];
  #scheduled = false;
  #isReady = false;

  constructor(post: (message: SandboxToHost) => void, forget: (id: number) => void) {
    this.#post = post;
    this.#forget = forget;
  }

  /** `tenant` has work. */
  add(tenant: Tenant): void {
    if (!tenant.queued) {
      tenant.queued = true;
      const queue = tenant.share.isGreedy(performance.now()) ? this.#greedy : this.#queue;
      queue.push(tenant);
    }
    this.#schedule();
  }

  /** A batch has been added: runs as `run` does, and asks for the next one. */
  runBatch(): void {
    this.#isReady = true;
    this.run();
  }

  /** Runs until nothing waits or a slice of time is over; then new messages are read before it goes on. */
  run(): void {
    const since = performance.now();
    for (let began = since; ;) {
      const tenant = this.#queue.shift() ?? this.#greedy.shift();
      if (!tenant) break;
      tenant.queued = false;
      if (!tenant.gone) this.#turn(tenant);
      const now = performance.now();
      tenant.share.add(now - began, now);
      began = now;
      if (now - since > LIMITS.yieldMs) break;
    }
    this.#flush(this.#isReady);
    this.#isReady = false;
    if (this.#queue.length > 0 || this.#greedy.length > 0) this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.run();
    });
  }

  #turn(tenant: Tenant): void {
    // whoever ran before must not lose what it did, should this one never come back
    if (this.#results.length > 0 && this.#results.at(-1)?.instance !== tenant.id) this.#flush();
    const { effects, fault, done } = tenant.turn();
    const reason = fault && this.#reasonToStop(tenant, fault);
    const isTold = fault !== undefined && reason === undefined;
    if (effects !== '' || done > 0 || isTold) this.#results.push({ instance: tenant.id, effects, done, ...(isTold && { fault }) });
    if (reason !== undefined) this.#stop(tenant, reason, fault);
    else if (tenant.hasWork) this.add(tenant);
  }

  #stop(tenant: Tenant, reason: StopReason, fault: Fault | undefined): void {
    this.#flush();
    tenant.dispose();
    this.#forget(tenant.id);
    this.#post({ type: 'stopped', instance: tenant.id, reason, ...(fault && { fault }) });
  }

  /** Whatever it was, it may have left the memory full: then nothing is answered any more, and nothing says so. */
  #reasonToStop(tenant: Tenant, { code }: Fault): StopReason | undefined {
    switch (code) {
      case 'endless':
      case 'out-of-memory':
        if (tenant.strike()) return code;
        break;
      case 'threw':
        break;
      case 'flood':
      case 'too-many-timers':
      case 'crash':
        return code;
      default:
        return assertNever(code);
    }
    return tenant.instance.isWrecked() ? 'out-of-memory' : undefined;
  }

  #flush(isReady = false): void {
    if (this.#results.length === 0 && !isReady) return;
    const results = this.#results;
    this.#results = [];
    this.#post({ type: 'effects', results, isReady });
  }
}
