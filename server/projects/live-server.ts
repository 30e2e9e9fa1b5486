import { OneAtATime } from '../one-at-a-time.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ProjectState, StopReason } from '../protocol/project-state.ts';
import type { Fault, Unrest } from '../protocol/sandbox.ts';
import type { Sandbox, SandboxEvents } from '../sandbox/sandbox.ts';
import type { ConnectedClient } from '../../runtime/clients/client-table.ts';
import { CoalescedTask } from './coalesced-task.ts';
import type { Code } from './code.ts';
import { diagnoseFault } from './diagnose.ts';
import { connectItem, disconnectItem, messageItem, senderOf, traceItem } from './guest-items.ts';
import { Inflow } from './inflow.ts';
import { Outflow } from './outflow.ts';
import { STOPPED_ANSWER } from './stopped-answer.ts';
import type { LiveServerOptions } from './live-server-options.ts';
import type { Suspicion } from './suspicion.ts';

/** What keeps the neighbours waiting. */
const TOO_MUCH: ReadonlySet<Fault['code']> = new Set(['endless', 'out-of-memory', 'crash']);

/** What an instance came to before it was the one in use. */
type Ending = { type: 'stopped'; reason: StopReason; fault: Fault | undefined } | { type: 'lost' };

/**
 * A project's server as it runs: the newest code that started, in one sandbox. New code starts beside the old and takes
 * its place in one step; the sockets stay, and meanwhile nothing is lost.
 */
export class LiveServer {
  readonly #options: LiveServerOptions;
  readonly #deployment: CoalescedTask<Outcome>;
  #sandbox: Sandbox | undefined;
  #code: Code | undefined;
  /** Items that wait for the code that is about to run. */
  #held: string[] | undefined = [];
  readonly #inflow = new Inflow();
  readonly #outflow: Outflow;
  readonly #suspicion: Suspicion;
  #state: ProjectState = { server: 'starting', code: 'live' };
  #tracing = false;
  /** Code takes the place of other code in one order, whoever asks for it. */
  readonly #switches = new OneAtATime();
  #anew = false;
  #disposed = false;

  constructor(options: LiveServerOptions) {
    this.#options = options;
    this.#suspicion = options.suspicion;
    this.#outflow = new Outflow(options.pump, () => this.#flooded());
    this.#deployment = new CoalescedTask(() => this.#switches.run(() => this.#deploy()));
  }

  get state(): ProjectState {
    return this.#state;
  }

  get handlers(): Code['handlers'] {
    return this.#code?.handlers ?? [];
  }

  /** Compiles the files as they are now, and runs them if they start. What runs already goes on, unless `anew`. */
  deploy(anew: boolean): Promise<Outcome> {
    this.#anew ||= anew;
    return this.#deployment.request();
  }

  connect(client: ConnectedClient): void {
    this.#inflow.joined(client);
    // whoever is in the table is connected by the switch
    if (!this.#held) this.#sandbox?.post(connectItem(client));
  }

  disconnect(client: ConnectedClient): void {
    this.#inflow.left(client);
    this.#post(disconnectItem(client));
  }

  /** False when there is no server to take it. */
  message(client: ConnectedClient, text: string): boolean {
    // the connection is about to be closed as well
    if (this.#disposed) return true;
    if (this.#held) client.connection.hold(true);
    const item = messageItem(client, text);
    if (!this.#post(item)) return false;
    this.#inflow.came(client, item);
    return true;
  }

  /**
   * What the code has to do still, when all that came so far was in its turn and was carried out; undefined where it does not run.
   */
  async look(): Promise<Unrest | undefined> {
    if (this.#held) return undefined;
    const unrest = await this.#sandbox?.look();
    await this.#outflow.drained();
    return unrest;
  }

  /** Whether the guest marks which handler runs. */
  trace(on: boolean): void {
    this.#tracing = on;
    if (!this.#held) this.#sandbox?.post(traceItem(on));
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#deployment.idle();
    await this.#switches.idle();
    this.#sandbox?.drop();
    this.#sandbox = undefined;
    this.#outflow.clear();
  }

  #post(item: string): boolean {
    if (this.#held) this.#held.push(item);
    else if (this.#sandbox) this.#sandbox.post(item);
    else return false;
    return true;
  }

  async #deploy(): Promise<Outcome> {
    const files = this.#options.files();
    const compiled = await this.#options.compiler.compileServer(files, { owner: this.#options.id });
    if (!compiled.ok) return this.#refuse(compiled.diagnostics);
    const { code, positions, handlers, loops, diagnostics } = compiled;
    const anew = this.#anew;
    this.#anew = false;
    if (!anew && this.#sandbox && this.#code?.code === code) {
      // only lines have moved, or a page's file changed: nobody loses what the server knows
      Object.assign(this.#code, { positions, handlers, loops, files });
      this.#options.events.handlersChanged(handlers);
      if (this.#state.code === 'refused') this.#change({ server: 'running', code: 'live' });
      return { ok: true, diagnostics };
    }
    const fault = await this.#run({ code, positions, handlers, loops, files });
    return fault ? this.#refuse([fault, ...diagnostics]) : { ok: true, diagnostics };
  }

  /** The last good code runs on, if there was one. */
  #refuse(diagnostics: Diagnostic[]): Outcome {
    if (this.#sandbox) this.#change({ ...this.#state, code: 'refused' });
    else this.#stay({ server: 'stopped', code: 'refused', reason: this.#state.reason ?? 'never-started' });
    this.#options.events.swapped(false);
    return { ok: false, diagnostics };
  }

  /** Starts `code` beside what runs, and switches. Gives the reason where it did not start. */
  async #run(code: Code): Promise<Diagnostic | undefined> {
    const { pool, isHidden } = this.#options;
    if (!this.#sandbox) this.#change({ ...this.#state, server: 'starting' });
    // what new code does while it starts is told after the switch, or not at all
    let early: string[] | undefined = [];
    let ending: Ending | undefined;
    const end = (how: Ending): void => {
      if (early) ending = how;
      else if (this.#code === code && !this.#disposed) this.#ended(how, code);
    };
    const outflow = this.#outflow;
    const sandboxEvents: SandboxEvents = {
      effects: (text) => (early ? early.push(text) : this.#carryOut(text, code)),
      handled: (items) => outflow.then(() => this.#inflow.handled(items)),
      fault: (fault) => outflow.then(() => this.#fault(fault, code)),
      stopped: (reason, fault) => outflow.then(() => end({ type: 'stopped', reason, fault })),
      lost: () => outflow.then(() => end({ type: 'lost' })),
    };
    const started = await pool.start(code.code, sandboxEvents, { isSuspect: this.#suspicion.holds, isHidden });
    if (!started.ok) {
      if (TOO_MUCH.has(started.fault.code)) this.#tookTooMuch(started.fault.code);
      return diagnoseFault(started.fault, code);
    }
    if (this.#disposed) {
      started.sandbox.drop();
      return undefined;
    }
    await this.#letOldFinish();
    const told = early;
    early = undefined;
    this.#switch(started.sandbox, code, told);
    if (ending) this.#ended(ending, code);
    return undefined;
  }

  /** What came before the switch is handled by the old code, as far as it gets in a moment. New messages wait. */
  async #letOldFinish(): Promise<void> {
    this.#held ??= [];
    const old = this.#sandbox;
    if (!old) return;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, LIMITS.entryMs * 2)));
    await Promise.race([old.settled().then(() => this.#outflow.drained()), limit]);
    clearTimeout(timer);
    // it was stopped meanwhile, and whoever waited for it was told
    if (this.#sandbox !== old) return;
    old.drop();
    // what it did counts still, before anything that the new code does
    await this.#outflow.drained();
    if (this.#sandbox !== old) return;
    // and what it was too slow for is for the new code
    this.#held = [...old.unhandled.filter((item) => senderOf(item) !== undefined), ...this.#held];
  }

  #switch(sandbox: Sandbox, code: Code, early: string[]): void {
    const { clients, events } = this.#options;
    const held = this.#held ?? [];
    // The first code of a project that wakes takes nobody's place.
    const isFirst = this.#code === undefined && this.#state.reason === undefined;
    this.#sandbox = sandbox;
    this.#code = code;
    this.#held = undefined;
    clients.forgetServer();
    this.#inflow.recount(held);
    if (!isFirst) events.swapped(true);
    events.handlersChanged(code.handlers);
    this.#change({ server: 'running', code: 'live' });
    for (const text of early) this.#carryOut(text, code);
    if (this.#tracing) sandbox.post(traceItem(true));
    for (const client of clients.all()) sandbox.post(connectItem(client));
    for (const item of held) sandbox.post(item);
  }

  #carryOut(text: string, code: Code): void {
    this.#outflow.effects(text.length, (from, isOver) => this.#options.events.effects(text, code, from, isOver));
  }

  /** The code does more than the host can carry out. */
  #flooded(): void {
    const [sandbox, code] = [this.#sandbox, this.#code];
    if (!sandbox || !code) return;
    sandbox.drop();
    this.#outflow.clear();
    this.#ended({ type: 'stopped', reason: 'flood', fault: undefined }, code);
  }

  #tookTooMuch(reason: StopReason | Fault['code']): void {
    this.#suspicion.raise();
    this.#options.pool.noteStop(reason);
  }

  #fault(fault: Fault, code: Code): void {
    if (!fault.told) this.#options.events.trouble(diagnoseFault(fault, code));
  }

  #ended(how: Ending, code: Code): void {
    // it was stopped for another reason already
    if (!this.#sandbox) return;
    const { unhandled } = this.#sandbox;
    this.#sandbox = undefined;
    if (how.type === 'lost') return this.#comeBack(code, unhandled);
    const { reason, fault } = how;
    this.#tookTooMuch(reason);
    if (fault) this.#fault(fault, code);
    this.#tellStopped(unhandled);
    this.#stay({ server: 'stopped', code: this.#state.code, reason });
    this.#options.events.trouble({ code: 'stopped', params: { reason }, side: 'server' });
  }

  /** A neighbour's fault ended the worker: the same code starts anew in another, and gets what it had not handled yet. */
  #comeBack(code: Code, unhandled: string[]): void {
    const { events } = this.#options;
    this.#held = [...unhandled.filter((item) => senderOf(item) !== undefined), ...(this.#held ?? [])];
    this.#inflow.recount(this.#held);
    events.trouble({ code: 'restarted', params: {}, side: 'server' });
    const { code: codeState } = this.#state;
    void this.#switches.run(async () => {
      if (this.#sandbox || this.#disposed) return;
      const fault = await this.#run(code);
      if (fault) {
        events.trouble(fault);
        this.#stay({ server: 'stopped', code: codeState, reason: 'crash' });
      } else if (codeState === 'refused') this.#change({ server: 'running', code: 'refused' });
    });
  }

  /** Nothing runs, so nothing waits. */
  #stay(state: ProjectState): void {
    this.#tellStopped(this.#held ?? []);
    this.#held = undefined;
    this.#options.clients.forgetServer();
    this.#inflow.recount([]);
    this.#change(state);
  }

  /** Whose message nobody will handle is told so. */
  #tellStopped(items: readonly string[]): void {
    for (const item of items) this.#options.clients.send(senderOf(item) ?? '', STOPPED_ANSWER);
  }

  #change(state: ProjectState): void {
    this.#state = state;
    this.#options.events.stateChanged(state);
  }
}
