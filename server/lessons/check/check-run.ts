import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { CheckResult } from '../../protocol/lesson.ts';
import type { Action, Check, Expectation, Round } from '../format/check-schema.ts';
import { found } from './check-ended.ts';
import type { CheckCopy } from './check-copy.ts';
import type { Evidence, Failure } from './evidence.ts';
import { judge } from './judge.ts';
import type { People } from './people.ts';
import { pictureOf } from './picture.ts';
import { untilQuiet } from './quiet.ts';
import { RandomValues } from './random-values.ts';
import { mainProblem, wayThatFits } from './ways.ts';

export interface CheckRunOptions {
  check: Check;
  copy: CheckCopy;
  people: People;
  /** Nobody waits for it any more. */
  over: AbortSignal;
}

/** One check, from the first client to the result. Whoever made the copy and the people ends them. */
export class CheckRun {
  readonly #check: Check;
  readonly #copy: CheckCopy;
  readonly #people: People;
  readonly #values: RandomValues;
  readonly #over: AbortSignal;
  /** Of the round that runs, from 1. */
  #round = 1;

  constructor({ check, copy, people, over }: CheckRunOptions) {
    this.#over = over;
    this.#check = check;
    this.#copy = copy;
    this.#people = people;
    this.#values = new RandomValues(check.clients.map(({ name }) => name));
  }

  /** Throws CheckEnded where it ends without a judgement. */
  async run(): Promise<CheckResult> {
    const { clients, rounds } = this.#check;
    await this.#copy.start();
    for (const { name, page } of clients) {
      this.#over.throwIfAborted();
      await this.#people.join(name, page);
      await this.#quiet(ticks(rounds[0]));
    }
    for (const round of rounds) {
      const failures = await this.#runRound(round);
      if (failures) return failures;
      this.#round += 1;
    }
    return { type: 'passed' };
  }

  /** The result when the check ends by something that was found. */
  failed(failures: readonly Failure[], evidence: Evidence = { heard: new Map(), shown: new Map(), isAlive: false }): CheckResult {
    const people = this.#people;
    const all = [...failures, ...this.#copy.troubles, ...people.troubles];
    const say = wayThatFits(this.#filledWays(), this.#round, all, evidence);
    return {
      type: 'failed',
      ...(say !== undefined && { say }),
      problem: mainProblem(all) ?? { code: 'restless', params: {} },
      picture: pictureOf({
        clients: people.names(),
        events: this.#copy.events,
        nameOf: (id) => people.nameOf(id),
        goesByItself: (name) => people.goesByItself(name),
        failures,
      }),
    };
  }

  async #runRound(round: Round): Promise<CheckResult | undefined> {
    const isTicking = ticks(round);
    this.#copy.beginRound();
    this.#people.beginRound();
    for (const [at, action] of round.do.entries()) {
      await this.#act(action);
      if (round.do[at + 1]?.atOnce !== true) await this.#quiet(isTicking);
    }
    await this.#quiet(isTicking);
    const expectations = round.expect.map((each) => this.#filled(each));
    const evidence = await this.#evidence(expectations);
    const failures = judge(expectations, evidence);
    return failures.length > 0 ? this.failed(failures, evidence) : undefined;
  }

  async #act(action: Action): Promise<void> {
    const people = this.#people;
    this.#over.throwIfAborted();
    switch (action.type) {
      case 'send':
        return people.send(action.as, JSON.stringify({ op: action.op, ...this.#values.fillParts(action.with) }));
      case 'raw':
        return people.send(action.as, this.#values.text(action.text));
      case 'join':
        return people.join(action.who, action.page);
      case 'cut':
        return people.cut(action.who);
      case 'slow':
        return people.slow(action.who);
      case 'type':
        return people.inPage(action.as, { do: 'type', client: action.as, target: action.into, text: this.#values.text(action.text) });
      case 'press':
        return people.inPage(action.as, { do: 'press', client: action.as, target: action.target });
      case 'key':
        return people.inPage(action.as, {
          do: 'key',
          client: action.as,
          target: action.into ?? people.typedInto(action.as),
          key: action.key,
        });
      case 'wait':
        await pause(action.seconds * 1_000, undefined, { signal: this.#over });
        return;
      default:
        assertNever(action);
    }
  }

  async #quiet(isTicking: boolean): Promise<void> {
    const { server, clients } = this.#copy.running;
    const isQuiet = await untilQuiet(
      {
        clients,
        barrier: () => this.#people.barrier(),
        pagesRest: () => this.#people.pagesRest(),
        look: () => server.look(),
      },
      isTicking,
      this.#over,
    );
    if (!isQuiet) throw found('restless');
  }

  async #evidence(expectations: readonly Expectation[]): Promise<Evidence> {
    const pages = new Set(expectations.flatMap((each) => (each.type === 'shows' || each.type === 'hides' ? each.who : [])));
    const shown = new Map<string, string>();
    for (const name of pages) shown.set(name, await this.#people.shown(name));
    return { heard: this.#people.heard(this.#copy.events), shown, isAlive: this.#copy.running.server.state.server === 'running' };
  }

  #filled(expectation: Expectation): Expectation {
    const values = this.#values;
    switch (expectation.type) {
      case 'all': {
        const { with: parts, inOrder } = expectation;
        const lists =
          inOrder && Object.entries(inOrder).map(([part, list]): [string, unknown[]] => [part, list.map((each) => values.fill(each))]);
        return { ...expectation, with: parts && values.fillParts(parts), inOrder: lists && Object.fromEntries(lists) };
      }
      case 'none':
      case 'one-of':
        return { ...expectation, with: expectation.with && values.fillParts(expectation.with) };
      case 'shows':
      case 'hides':
        return { ...expectation, text: values.text(expectation.text) };
      case 'alive':
        return expectation;
    }
  }

  #filledWays(): Check['ways'] {
    return new Map(
      [...this.#check.ways].map(([name, way]) => [name, way.type === 'wrong' ? { ...way, is: this.#values.fill(way.is) } : way]),
    );
  }
}

/** Where a round waits, the server may go on by itself. */
function ticks(round: Round | undefined): boolean {
  return round?.do.some(({ type }) => type === 'wait') ?? false;
}
