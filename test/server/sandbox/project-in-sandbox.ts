import { createLog } from '../../../server/log.ts';
import { FIELD, GUEST_EFFECT, GUEST_ITEM, RECORD } from '../../../server/protocol/guest.ts';
import type { StopReason } from '../../../server/protocol/project-state.ts';
import type { Fault } from '../../../server/protocol/sandbox.ts';
import { SandboxPool, type StartOptions } from '../../../server/sandbox/sandbox-pool.ts';
import type { Sandbox, SandboxEvents } from '../../../server/sandbox/sandbox.ts';

export const newPool = (): SandboxPool => new SandboxPool(createLog('silent'));

/** Code in a real sandbox, with everything that it told. */
export class ProjectInSandbox implements SandboxEvents {
  readonly effectTexts: string[] = [];
  readonly faults: Fault[] = [];
  ending: { type: 'stopped'; reason: StopReason } | { type: 'lost' } | undefined;
  sandbox!: Sandbox;
  readonly ended: Promise<void>;
  #end: () => void = () => undefined;

  private constructor() {
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  static async start(pool: SandboxPool, code: string, options?: StartOptions): Promise<ProjectInSandbox> {
    const project = new ProjectInSandbox();
    const started = await pool.start(code, project, options);
    if (!started.ok) throw new Error(`did not start: ${JSON.stringify(started.fault)}`);
    project.sandbox = started.sandbox;
    project.join('1');
    return project;
  }

  join(client: string): void {
    this.sandbox.post(GUEST_ITEM.connect + client + FIELD + 'Fox');
  }

  /** Sends a message, and resolves when it was handled. */
  async say(message: Record<string, unknown>, client = '1'): Promise<void> {
    this.sandbox.post(GUEST_ITEM.message + client + FIELD + JSON.stringify(message));
    await this.sandbox.settled();
  }

  /** What was sent to a client, or to all. */
  get sent(): Record<string, unknown>[] {
    return this.records
      .filter((record) => record.startsWith(GUEST_EFFECT.send) || record.startsWith(GUEST_EFFECT.broadcast))
      .map((record) => JSON.parse(record.slice(record.indexOf('{'))) as Record<string, unknown>);
  }

  get records(): string[] {
    return this.effectTexts.flatMap((text) => text.split(RECORD)).filter((record) => record !== '');
  }

  effects(text: string): void {
    this.effectTexts.push(text);
  }
  fault(fault: Fault): void {
    this.faults.push(fault);
  }
  stopped(reason: StopReason): void {
    this.ending = { type: 'stopped', reason };
    this.#end();
  }
  lost(): void {
    this.ending = { type: 'lost' };
    this.#end();
  }
}
