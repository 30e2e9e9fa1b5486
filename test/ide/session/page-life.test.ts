import { afterEach, describe, expect, test } from 'vitest';
import { PageLife, type Finding } from '../../../ide/session/page-life.ts';

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

function line(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return port1;
}

let question = 0;

/** Beats with a question after each. The page answers what `answers` says. */
function beats(life: PageLife, count: number, answers = false): (Finding | undefined)[] {
  return Array.from({ length: count }, () => {
    const finding = life.beat();
    question += 1;
    life.ask(question);
    if (answers) life.take(question);
    return finding;
  });
}

function greeted(): PageLife {
  const life = new PageLife();
  life.hello(line());
  return life;
}

describe('a page', () => {
  test('that answers is well', () => {
    expect(beats(greeted(), 50, true).filter(Boolean)).toEqual([]);
  });

  test('is silent when it has left three questions in a row without an answer', () => {
    expect(beats(greeted(), 4)).toEqual([undefined, undefined, undefined, 'silent']);
  });

  test('may answer late', () => {
    const life = greeted();
    expect(beats(life, 3).filter(Boolean)).toEqual([]);
    life.take(question);
    expect(beats(life, 3).filter(Boolean)).toEqual([]);
    expect(life.isOwing).toBe(true);
  });

  test('gains nothing by an answer to what it was not asked', () => {
    const life = greeted();
    life.take(1e9);
    expect(beats(life, 4).at(-1)).toBe('silent');
  });

  test('is given much longer for its first word', () => {
    const findings = beats(new PageLife(), 30);
    expect(findings.indexOf('unstarted')).toBe(29);
  });

  test('is not to blame for what it was excused', () => {
    const life = greeted();
    beats(life, 3);
    life.excuse();
    expect(beats(life, 3).filter(Boolean)).toEqual([]);
    const starting = new PageLife();
    beats(starting, 29);
    starting.excuse();
    expect(beats(starting, 1)).toEqual(['unstarted']);
  });
});

describe('a document that says no hello', () => {
  test('is something else, once it has answered nothing', () => {
    const life = greeted();
    life.loaded();
    expect(beats(life, 2, true)).toEqual([undefined, undefined]);
    life.loaded();
    expect(life.isStrange).toBe(true);
    expect(beats(life, 4).filter(Boolean)).toEqual(['away', 'away']);
  });

  test('and did not come after any of ours is something else as well', () => {
    const life = new PageLife();
    life.loaded();
    expect(beats(life, 2)).toEqual([undefined, 'away']);
  });

  test('is one of ours that has written itself anew, if it answers; and can hang as any other', () => {
    const life = greeted();
    life.loaded();
    beats(life, 1, true);
    life.loaded();
    expect(beats(life, 3, true).filter(Boolean)).toEqual([]);
    expect(life.isStrange).toBe(false);
    expect(beats(life, 4).at(-1)).toBe('silent');
  });

  test('does not pass for one of ours by the last answer of the one before', () => {
    const life = greeted();
    life.loaded();
    beats(life, 1);
    life.loaded();
    life.take(question);
    expect(life.isStrange).toBe(true);
  });

  test('is forgotten with the next hello', () => {
    const life = greeted();
    life.loaded();
    life.loaded();
    life.hello(line());
    expect(life.isStrange).toBe(false);
    life.loaded();
    expect(life.isStrange).toBe(false);
  });
});
