import { assertNever } from '../protocol/assert-never.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { StopReason } from '../protocol/project-state.ts';
import type { Fault, SandboxToHost } from '../protocol/sandbox.ts';
import type { Tenant } from './tenant.ts';

/** Lets the tenants of a worker run in turns: one entry each, so that a slow one makes the others wait once only. */
export class Turns {
  readonly #post: (message: SandboxToHost) => void;
  readonly #forget: (id: number) => void;
  readonly #queue: Tenant[] = [];
  #effects: (number | string)[] = [];
  #scheduled = false;

  constructor(post: (message: SandboxToHost) => void, forget: (id: number) => void) {
    this.#post = post;
    this.#forget = forget;
  }

  /** `owed`: the host counts on an answer. */
  add(tenant: Tenant, batch: string, owed: boolean): void {
    tenant.add(batch);
    if (owed) tenant.owed++;
    if (!tenant.queued) {
      tenant.queued = true;
      this.#queue.push(tenant);
    }
    this.#schedule();
  }

  /** Runs until nothing waits or a slice of time is over; then new messages are read before it goes on. */
  run(): void {
    const since = performance.now();
    for (;;) {
      const tenant = this.#queue.shift();
      if (!tenant) break;
      tenant.queued = false;
      if (!tenant.gone) this.#turn(tenant);
      if (performance.now() - since > LIMITS.yieldMs) break;
    }
    this.#flush();
    if (this.#queue.length > 0) this.#schedule();
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
    const { instance } = tenant;
    const { effects, fault } = instance.run(tenant.nextBatch());
    if (effects !== '') this.#effects.push(tenant.id, effects);
    if (fault) this.#cut(tenant, fault);
    if (tenant.gone) return;
    if (tenant.hasWork) return this.add(tenant, '', false);
    for (; tenant.owed > 0; tenant.owed--) this.#effects.push(tenant.id, '');
  }

  #cut(tenant: Tenant, fault: Fault): void {
    this.#flush();
    const reason = this.#reasonToStop(tenant, fault);
    if (reason === undefined) return this.#post({ type: 'fault', instance: tenant.id, fault });
    tenant.dispose();
    this.#forget(tenant.id);
    this.#post({ type: 'stopped', instance: tenant.id, reason, fault });
  }

  #reasonToStop(tenant: Tenant, { code }: Fault): StopReason | undefined {
    switch (code) {
      case 'endless':
        return tenant.strike() ? 'endless' : undefined;
      case 'threw':
        return undefined;
      case 'out-of-memory':
        return tenant.instance.isWrecked() || tenant.strike() ? 'out-of-memory' : undefined;
      case 'flood':
      case 'too-many-timers':
      case 'crash':
        return code;
      default:
        return assertNever(code);
    }
  }

  #flush(): void {
    if (this.#effects.length === 0) return;
    const parts = this.#effects;
    this.#effects = [];
    this.#post({ type: 'effects', parts });
  }
}
