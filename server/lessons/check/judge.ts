/** Whether what was seen is what a check expects: no sockets and no time in here. Random values are filled in before. */
import type { CheckProblem } from '../../protocol/lesson.ts';
import type { Expectation } from '../format/check-schema.ts';
import type { Evidence, Failure, Heard } from './evidence.ts';
import { difference, fits, type Difference } from './matching.ts';
import { judgeOrder } from './judge-order.ts';

type Of<Type extends Expectation['type']> = Extract<Expectation, { type: Type }>;

/** All that is not as expected, in the order of the expectations. */
export function judge(expectations: readonly Expectation[], evidence: Evidence): Failure[] {
  const ops = new Set(expectations.flatMap((each) => ('op' in each && each.op !== undefined ? [each.op] : [])));
  return expectations.flatMap((each) => {
    switch (each.type) {
      case 'all':
        return judgeAll(each, evidence, ops);
      case 'none':
        return judgeNone(each, evidence);
      case 'one-of':
        return judgeOneOf(each, evidence, ops);
      case 'shows':
        return judgeShows(each, evidence);
      case 'hides':
        return judgeHides(each, evidence);
      case 'alive':
        return evidence.isAlive ? [] : [failure('stopped', [], { reason: '' })];
    }
  });
}

function judgeAll(expectation: Of<'all'>, evidence: Evidence, ops: ReadonlySet<string>): Failure[] {
  const { who, op } = expectation;
  const missing: string[] = [];
  const failures: Failure[] = [];
  for (const name of who) {
    const got = messagesOf(evidence, name, op);
    if (got.length === 0) missing.push(name);
    else {
      const found = expectation.inOrder ? judgeOrder(expectation.inOrder, op, name, got) : judgeOne(expectation, name, got);
      if (found === 'missing') missing.push(name);
      else if (found) failures.push(found);
    }
  }
  if (expectation.same && missing.length === 0) failures.push(...judgeSame(expectation, evidence));
  return [...missed(missing, expectation, evidence, ops), ...failures];
}

/** Of one that got at least one message of this op. */
function judgeOne({ op, with: parts, times, last }: Of<'all'>, name: string, got: readonly Heard[]): Failure | 'missing' | undefined {
  const latest = got.at(-1);
  if (parts && latest) {
    const wrong = difference(parts, latest.parts, name);
    const matching = got.filter((each) => !difference(parts, each.parts, name));
    if (wrong && (last || matching.length === 0)) return wrongValue(op, name, wrong);
    return countOf(matching.length, times, op, name);
  }
  return countOf(got.length, times, op, name);
}

function countOf(count: number, times: number | undefined, op: string, name: string): Failure | 'missing' | undefined {
  if (times === undefined || count === times) return undefined;
  return count < times ? 'missing' : failure('too-often', [name], { op, times: String(count) }, { op });
}

/** Those that got nothing of this op: it did not come at all, or another one came in its place. */
function missed(
  names: string[],
  { op, with: parts }: { op: string; with: Record<string, unknown> | undefined },
  evidence: Evidence,
  ops: ReadonlySet<string>,
): Failure[] {
  if (names.length === 0) return [];
  const others = names.flatMap((name) => (evidence.heard.get(name) ?? []).map((each) => each.op));
  const other = others.find((each) => !ops.has(each) && each !== 'error');
  const missing = failure('missing', names, { op }, { op, ...(parts && { expected: parts }) });
  return other === undefined ? [missing] : [failure('other-op', names, { op, got: other }, { op, got: other }), missing];
}

function judgeSame({ who, op }: Of<'all'>, evidence: Evidence): Failure[] {
  const [first = '', ...others] = who;
  const expected = messagesOf(evidence, first, op).at(-1)?.parts;
  return others.flatMap((name) => {
    const got = messagesOf(evidence, name, op).at(-1)?.parts;
    if (fits(expected, got, name)) return [];
    const wrong = (expected && got && difference(expected, got, name)) ?? { part: '', expected, got };
    return [wrongValue(op, name, wrong)];
  });
}

function judgeNone({ who, op, with: parts }: Of<'none'>, evidence: Evidence): Failure[] {
  const got = who.flatMap((name) => {
    const all = op === undefined ? (evidence.heard.get(name) ?? []) : messagesOf(evidence, name, op);
    const first = all.find((each) => !parts || !difference(parts, each.parts, name));
    return first ? [{ name, op: first.op }] : [];
  });
  const [first] = got;
  if (!first) return [];
  const names = got.map(({ name }) => name);
  return [failure('extra', names, { op: first.op }, { op: first.op })];
}

function judgeOneOf({ who, op, with: parts }: Of<'one-of'>, evidence: Evidence, ops: ReadonlySet<string>): Failure[] {
  const got = who.filter((name) => messagesOf(evidence, name, op).length > 0);
  if (got.length === 0) return missed(who, { op, with: parts }, evidence, ops);
  if (got.length > 1) return [failure('extra', got, { op }, { op })];
  const [name = ''] = got;
  const all = messagesOf(evidence, name, op);
  const wrongs = parts ? all.map((each) => difference(parts, each.parts, name)) : [];
  const [wrong] = wrongs;
  return wrong && wrongs.every(Boolean) ? [wrongValue(op, name, wrong)] : [];
}

function judgeShows({ who, text, times }: Of<'shows'>, evidence: Evidence): Failure[] {
  const missing: string[] = [];
  const tooOften: Failure[] = [];
  for (const name of who) {
    const count = countIn(evidence.shown.get(name) ?? '', text);
    if (count === 0 || (times !== undefined && count < times)) missing.push(name);
    else if (times !== undefined && count > times) tooOften.push(failure('shown', [name], { text }));
  }
  return [...(missing.length > 0 ? [failure('not-shown', missing, { text })] : []), ...tooOften];
}

function judgeHides({ who, text }: Of<'hides'>, evidence: Evidence): Failure[] {
  const names = who.filter((name) => countIn(evidence.shown.get(name) ?? '', text) > 0);
  return names.length > 0 ? [failure('shown', names, { text })] : [];
}

function messagesOf(evidence: Evidence, name: string, op: string): readonly Heard[] {
  return (evidence.heard.get(name) ?? []).filter((each) => each.op === op);
}

function wrongValue(op: string, name: string, { part, expected, got }: Difference): Failure {
  const params = { op, part, expected: shortly(expected), got: shortly(got) };
  return failure('wrong-value', [name], params, { op, part, got });
}

/** How often `text` is among what is shown, whatever the space between words is. */
function countIn(shown: string, text: string): number {
  const wanted = spaced(text);
  return wanted === '' ? 0 : spaced(shown).split(wanted).length - 1;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const MOST_SHOWN = 60;

/** A value in the words of a problem. */
function shortly(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function failure(code: CheckProblem['code'], who: string[], params: Record<string, string>, more: Partial<Failure> = {}): Failure {
  return { problem: { code, params: { ...(who.length > 0 && { who: who.join(', ') }), ...params } }, who, ...more };
}
