import type { CheckProblem } from '../../protocol/lesson.ts';
import type { Way } from '../format/check-schema.ts';
import type { Evidence, Failure } from './evidence.ts';

/** The first of the ways to fail that fits: its name. `round` starts at 1. */
export function wayThatFits(
  ways: ReadonlyMap<string, Way>,
  round: number,
  failures: readonly Failure[],
  evidence: Evidence,
): string | undefined {
  for (const [name, way] of ways) {
    if (way.round !== undefined && way.round !== round) continue;
    if (isSo(way, failures, evidence)) return name;
  }
  return undefined;
}

/** What counts most is told first: why a message was not handled says more than that nothing came of it. */
const FIRST: readonly CheckProblem['code'][] = ['endless', 'stopped', 'page-broken', 'no-target', 'failed', 'unheard', 'other-op'];

export function mainProblem(failures: readonly Failure[]): CheckProblem | undefined {
  for (const code of FIRST) {
    const found = failures.find(({ problem }) => problem.code === code);
    if (found) return found.problem;
  }
  return failures[0]?.problem;
}

function isSo(way: Way, failures: readonly Failure[], evidence: Evidence): boolean {
  const of = (code: CheckProblem['code'], op?: string): Failure[] =>
    failures.filter((failure) => failure.problem.code === code && (op === undefined || failure.op === op));
  switch (way.type) {
    case 'only':
      return of('missing', way.op).some(({ op }) => isSame(whoGot(evidence, op), way.who));
    case 'missing':
      return of('missing', way.op).some(({ who }) => isSame(who, way.who));
    case 'extra':
      return of('extra', way.op).some(({ who }) => isSame(who, way.who));
    case 'twice':
      return of('too-often', way.op).length > 0;
    case 'instead':
      return of('other-op').some(({ got }) => got === way.op);
    case 'wrong':
      return of('wrong-value', way.op).some(({ part, got }) => part === way.part && (!way.hasIs || isValue(way.is, got)));
    case 'unheard':
      return of('unheard', way.op).length > 0;
    case 'failed':
      return of('failed', way.op).length > 0;
    case 'order':
      return of('wrong-order', way.op).length > 0;
    case 'not-shown':
      return of('not-shown').some(({ who }) => way.who.every((name) => who.includes(name)));
    case 'shown':
      return of('shown').some(({ who }) => way.who.every((name) => who.includes(name)));
    case 'no-target':
      return of('no-target').some(({ part }) => part === way.action);
    case 'endless':
      return of('endless').length > 0;
    case 'any':
      return true;
  }
}

function whoGot({ heard }: Evidence, op: string | undefined): string[] {
  return [...heard].flatMap(([name, all]) => (all.some((each) => each.op === op) ? [name] : []));
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((name) => some.includes(name));
}

/** A part that is not there is `null` too. */
function isValue(wanted: unknown, got: unknown): boolean {
  return JSON.stringify(wanted ?? null) === JSON.stringify(got ?? null);
}
