import { expect, test } from 'vitest';
import { PageRate, type Verdict } from '../../../ide/session/page-rate.ts';

const judged = (rate: PageRate, count: number, now: number): Record<Verdict, number> => {
  const verdicts = { take: 0, leave: 0, flood: 0 };
  for (let n = 0; n < count; n += 1) verdicts[rate.judge(now)] += 1;
  return verdicts;
};

test('400 messages a second are read, some thousands more are let fall, and then the page has to go', () => {
  expect(judged(new PageRate(0), 6_000, 0)).toEqual({ take: 400, leave: 5_000, flood: 600 });
});

test('a page that posts a thousand a second for ever may stay, one that posts two thousand may not', () => {
  const total = (perSecond: number): number => {
    const rate = new PageRate(0);
    let floods = 0;
    for (let at = 1; at <= 60; at += 1) floods += judged(rate, perSecond, at * 1_000).flood;
    return floods;
  };
  expect(total(1_000)).toBe(0);
  expect(total(2_000)).toBeGreaterThan(0);
});

test('signs of life are heard of a page that posts too much', () => {
  const rate = new PageRate(0);
  judged(rate, 3_000, 0);
  expect(rate.judgeSign(0)).toBe('take');
});

test('a message that takes long to read counts for many', () => {
  const rate = new PageRate(0);
  expect(rate.took(0.2, 0)).toBe(true);
  expect(rate.took(1_000, 0)).toBe(true);
  expect(rate.took(1_000, 0)).toBe(false);
  expect(rate.took(1_000, 10_000)).toBe(true);
});

test('a page may load itself twenty times at once, or once a second for ever', () => {
  const rate = new PageRate(0);
  const loads = Array.from({ length: 21 }, () => rate.loads(0));
  expect(loads.filter(Boolean)).toHaveLength(20);
  for (let at = 1; at <= 60; at += 1) expect(rate.loads(at * 1_000)).toBe(true);
  expect(rate.loads(60_100)).toBe(false);
});

test('a clock that goes back gives nothing', () => {
  const rate = new PageRate(1_000);
  expect(judged(rate, 400, 1_000).take).toBe(400);
  expect(rate.judge(0)).toBe('leave');
});
