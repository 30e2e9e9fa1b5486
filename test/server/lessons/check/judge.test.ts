import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { checkSchema, type Expectation } from '../../../../server/lessons/format/check-schema.ts';
import type { Evidence, Failure, Heard } from '../../../../server/lessons/check/evidence.ts';
import { judge } from '../../../../server/lessons/check/judge.ts';
import { mainProblem, wayThatFits } from '../../../../server/lessons/check/ways.ts';

const heard = (op: string, parts: Record<string, unknown> = {}): Heard => ({ op, parts });

function seen(all: Record<string, Heard[]>, shown: Record<string, string> = {}, isAlive = true): Evidence {
  return { heard: new Map(Object.entries(all)), shown: new Map(Object.entries(shown)), isAlive };
}

/** As a lesson has it. */
function check(expect: object[], ways: object = {}): { expectations: Expectation[]; ways: Parameters<typeof wayThatFits>[0] } {
  const read = v.parse(checkSchema, { clients: ['Ann', 'Bo', 'Cy'], pages: ['Bo'], expect, ways });
  return { expectations: read.rounds[0]?.expect ?? [], ways: read.ways };
}

function failuresOf(expectation: object, evidence: Evidence): Failure[] {
  return judge(check([expectation]).expectations, evidence);
}

function codesOf(expectation: object, evidence: Evidence): string[] {
  return failuresOf(expectation, evidence).map(({ problem, who }) => `${problem.code} ${who.join('+')}`.trim());
}

const ALL = { all: ['Ann', 'Bo'], get: 'said' };

describe('what all must get', () => {
  it.each<[string, object, Record<string, Heard[]>, string[]]>([
    ['holds when each got it', ALL, { Ann: [heard('said')], Bo: [heard('said')] }, []],
    ['tells who got nothing', ALL, { Ann: [heard('said')], Bo: [] }, ['missing Bo']],
    ['tells what came instead', ALL, { Ann: [heard('yelled')], Bo: [heard('said')] }, ['other-op Ann', 'missing Ann']],
    ['does not take an error for what came instead', ALL, { Ann: [heard('error')], Bo: [heard('said')] }, ['missing Ann']],
    [
      'tells a part that is wrong',
      { ...ALL, with: { text: 'x' } },
      { Ann: [heard('said', { text: 'y' })], Bo: [heard('said', { text: 'x', more: 1 })] },
      ['wrong-value Ann'],
    ],
    [
      'takes the right one among wrong ones',
      { all: ['Ann'], get: 'said', with: { n: 1 } },
      { Ann: [heard('said', { n: 1 }), heard('said', { n: 2 })] },
      [],
    ],
    [
      'but not where the last one counts',
      { all: ['Ann'], get: 'said', with: { n: 1 }, last: true },
      { Ann: [heard('said', { n: 1 }), heard('said', { n: 2 })] },
      ['wrong-value Ann'],
    ],
    ['tells who got it twice', { ...ALL, times: 1 }, { Ann: [heard('said'), heard('said')], Bo: [heard('said')] }, ['too-often Ann']],
    ['tells who got it too seldom', { ...ALL, times: 2 }, { Ann: [heard('said')], Bo: [heard('said'), heard('said')] }, ['missing Ann']],
    [
      'knows the name of whoever gets it',
      { ...ALL, with: { to: '$me' } },
      { Ann: [heard('said', { to: 'Ann' })], Bo: [heard('said', { to: 'Ann' })] },
      ['wrong-value Bo'],
    ],
    [
      'wants a list as it is',
      { all: ['Ann'], get: 'l', with: { n: [1, '$any'] } },
      { Ann: [heard('l', { n: [1, 2, 3] })] },
      ['wrong-value Ann'],
    ],
    [
      'wants the same for all',
      { ...ALL, same: true },
      { Ann: [heard('said', { n: 1 })], Bo: [heard('said', { n: 2 })] },
      ['wrong-value Bo'],
    ],
  ])('%s', (_what, expectation, all, codes) => {
    expect(codesOf(expectation, seen(all))).toEqual(codes);
  });

  it.each<[string, number[], string[]]>([
    ['holds', [1, 2, 3], []],
    ['holds with others around them', [0, 1, 2, 3, 9], []],
    ['tells another order', [2, 1, 3], ['wrong-order Ann']],
    ['tells what is missing', [1, 3], ['missing Ann']],
    ['tells what came twice', [1, 1, 2, 2, 3, 3], ['too-often Ann']],
  ])('in order: %s', (_what, values, codes) => {
    const expectation = { all: ['Ann'], get: 'dot', 'in-order': { x: [1, 2, 3] } };
    expect(codesOf(expectation, seen({ Ann: values.map((x) => heard('dot', { x })) }))).toEqual(codes);
  });
});

describe('what nobody must get', () => {
  it('tells who got it, and, without a name of a message, who got anything', () => {
    expect(codesOf({ none: ['Bo', 'Cy'], get: 'told' }, seen({ Bo: [heard('other')], Cy: [heard('told')] }))).toEqual(['extra Cy']);
    expect(codesOf({ none: ['Bo'] }, seen({ Bo: [heard('other')] }))).toEqual(['extra Bo']);
    expect(codesOf({ none: ['Bo'] }, seen({ Bo: [] }))).toEqual([]);
  });
});

describe('what one of them must get', () => {
  it.each<[string, Record<string, Heard[]>, string[]]>([
    ['holds for exactly one', { Ann: [], Bo: [heard('won')] }, []],
    ['tells that nobody did', { Ann: [], Bo: [] }, ['missing Ann+Bo']],
    ['tells that more did', { Ann: [heard('won')], Bo: [heard('won')] }, ['extra Ann+Bo']],
  ])('%s', (_what, all, codes) => {
    expect(codesOf({ 'one-of': ['Ann', 'Bo'], get: 'won' }, seen(all))).toEqual(codes);
  });
});

describe('what a page shows', () => {
  const page = (shown: string): Evidence => seen({}, { Bo: shown });
  it('is looked for as words, wherever lines break', () => {
    expect(codesOf({ page: ['Bo'], shows: 'good day', times: 1 }, page('Ann:\n good\n  day'))).toEqual([]);
    expect(codesOf({ page: ['Bo'], shows: 'good' }, page('bad'))).toEqual(['not-shown Bo']);
    expect(codesOf({ page: ['Bo'], shows: 'good', times: 1 }, page('good good'))).toEqual(['shown Bo']);
    expect(codesOf({ page: ['Bo'], hides: 'good' }, page('good'))).toEqual(['shown Bo']);
  });
});

describe('a server', () => {
  it('has to be alive where that is asked', () => {
    expect(codesOf({ alive: true }, seen({}))).toEqual([]);
    expect(codesOf({ alive: true }, seen({}, {}, false))).toEqual(['stopped']);
  });
});

describe('a way to fail', () => {
  const WITH = { ...ALL, with: { text: 'x' }, times: 1 };
  const of = (way: object, evidence: Evidence, troubles: Failure[] = [], round = 1): boolean => {
    const { expectations, ways } = check([WITH, { none: ['Cy'], get: 'said' }], { it: way });
    return wayThatFits(ways, round, [...judge(expectations, evidence), ...troubles], evidence) === 'it';
  };
  const right = heard('said', { text: 'x' });
  const onlyAnn = seen({ Ann: [right], Bo: [], Cy: [] });
  const trouble = (code: Failure['problem']['code'], op?: string): Failure => ({
    problem: { code, params: {} },
    who: [],
    ...(op !== undefined && { op }),
  });

  it.each<[object, Evidence, boolean]>([
    [{ only: ['Ann'], get: 'said' }, onlyAnn, true],
    [{ only: ['Bo'], get: 'said' }, onlyAnn, false],
    [{ missing: ['Bo'], get: 'said' }, onlyAnn, true],
    [{ missing: ['Ann', 'Bo'], get: 'said' }, onlyAnn, false],
    [{ extra: ['Cy'], get: 'said' }, seen({ Ann: [right], Bo: [right], Cy: [right] }), true],
    [{ twice: 'said' }, seen({ Ann: [right, right], Bo: [right] }), true],
    [{ instead: 'yell' }, seen({ Ann: [heard('yell')], Bo: [] }), true],
    [{ instead: 'yell' }, onlyAnn, false],
    [{ wrong: 'text', get: 'said' }, seen({ Ann: [heard('said', { text: 'y' })], Bo: [right] }), true],
    [{ wrong: 'text', is: 'z' }, seen({ Ann: [heard('said', { text: 'y' })], Bo: [right] }), false],
    [{ wrong: 'text', is: null }, seen({ Ann: [heard('said')], Bo: [right] }), true],
    [{ any: true, round: 2 }, onlyAnn, false],
    [{ any: true, round: 1 }, onlyAnn, true],
  ])('%j', (way, evidence, fits) => {
    expect(of(way, evidence)).toBe(fits);
  });

  it('may be about the code', () => {
    expect(of({ unheard: 'say' }, onlyAnn, [trouble('unheard', 'say')])).toBe(true);
    expect(of({ failed: 'say' }, onlyAnn, [trouble('failed', 'other')])).toBe(false);
    expect(of({ endless: true }, onlyAnn, [trouble('endless')])).toBe(true);
    expect(of({ 'no-target': 'press' }, onlyAnn, [{ ...trouble('no-target'), part: 'press' }])).toBe(true);
  });

  it('is the first one that fits', () => {
    const { expectations, ways } = check([WITH], {
      'no-one': { only: ['Cy'], get: 'said' },
      some: { missing: ['Bo'] },
      all: { any: true },
    });
    expect(wayThatFits(ways, 1, judge(expectations, onlyAnn), onlyAnn)).toBe('some');
  });
});

describe('of several problems', () => {
  it('the one that explains the others is told', () => {
    const missing = failuresOf(ALL, seen({ Ann: [], Bo: [] }));
    const unheard: Failure = { problem: { code: 'unheard', params: { op: 'say' } }, who: [], op: 'say' };
    expect(mainProblem([...missing, unheard])).toEqual({ code: 'unheard', params: { op: 'say' } });
    expect(mainProblem(missing)).toEqual({ code: 'missing', params: { who: 'Ann, Bo', op: 'said' } });
  });
});
