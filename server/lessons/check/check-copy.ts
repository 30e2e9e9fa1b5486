import type { RunningServer, RunningServerListener } from '../../projects/running-server.ts';
import type { Diagnostic } from '../../protocol/diagnostic.ts';
import type { TrafficEvent } from '../../protocol/ide.ts';
import { troubleText } from '../../../runtime/server/trouble.ts';
import { CheckEnded, found } from './check-ended.ts';
import type { Failure } from './evidence.ts';

/** More are not shown anyway. */
const MOST_EVENTS = 400;
const MOST_TROUBLES = 100;

/** The hidden copy of a check, with what went wrong in it and what travelled. `interrupt`: the check can not go on. */
export class CheckCopy {
  readonly running: RunningServer;
  #events: TrafficEvent[] = [];
  #troubles: Failure[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(make: (listener: RunningServerListener) => RunningServer, interrupt: (ended: CheckEnded) => void) {
    this.running = make({
      console: () => undefined,
      handlers: () => undefined,
      clientsChanged: () => this.#wake(),
      traffic: (events) => this.#events.push(...events.slice(0, MOST_EVENTS - this.#events.length)),
      state: ({ server, reason = '' }) => {
        if (server === 'stopped' && reason !== 'never-started') interrupt(found(reason === 'endless' ? 'endless' : 'stopped', { reason }));
      },
      trouble: (diagnostic) => {
        if (diagnostic.code === 'endless') interrupt(endless(diagnostic));
        else if (diagnostic.code === 'restarted') interrupt(new CheckEnded({ type: 'lost' }));
        else this.#trouble(diagnostic);
      },
    });
    this.running.watch(true);
  }

  /** What went wrong in this round. */
  get troubles(): readonly Failure[] {
    return this.#troubles;
  }

  /** What travelled in this round. */
  get events(): readonly TrafficEvent[] {
    this.running.traffic.flush();
    return this.#events;
  }

  /** Throws CheckEnded when the code did not start. */
  async start(): Promise<void> {
    const { ok, diagnostics } = await this.running.server.deploy(true);
    if (ok) return;
    const loop = diagnostics.find(({ code }) => code === 'endless');
    throw loop ? endless(loop) : new CheckEnded({ type: 'result', result: { type: 'not-run', why: 'refused' } });
  }

  beginRound(): void {
    this.running.traffic.flush();
    this.#events = [];
    this.#troubles = [];
  }

  /** Resolves when `isSo`, which is looked at whenever somebody comes or leaves. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #trouble(diagnostic: Diagnostic): void {
    const { code, params, original } = diagnostic;
    if (this.#troubles.length >= MOST_TROUBLES) return;
    const { op = '' } = params;
    if (code === 'unknown-op' || code === 'reserved-op') this.#troubles.push({ problem: { code: 'unheard', params: { op } }, who: [], op });
    else if (isOfParameters(code)) this.#failed(op, troubleText(code, params), diagnostic);
    else if (original !== undefined) this.#failed(op, original, diagnostic);
  }

  #failed(op: string, message: string, diagnostic: Diagnostic): void {
    this.#troubles.push({ problem: { code: 'failed', params: { op, message, ...placeOf(diagnostic) } }, who: [], op });
  }
}

const PARAMETER_TROUBLES = ['missing-parameter', 'unexpected-parameter'] as const;
type ParameterTrouble = (typeof PARAMETER_TROUBLES)[number];

function isOfParameters(code: string): code is ParameterTrouble {
  return PARAMETER_TROUBLES.some((each) => each === code);
}

function endless(diagnostic: Diagnostic): CheckEnded {
  return found('endless', placeOf(diagnostic));
}

function placeOf({ file, line }: Diagnostic): Record<string, string> {
  return { ...(file !== undefined && { file }), ...(line !== undefined && { line: String(line) }) };
}
