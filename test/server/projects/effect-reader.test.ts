import { describe, expect, it } from 'vitest';
import { FIELD as F, RECORD as R } from '../../../server/protocol/guest.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { readEffects, type EffectSink } from '../../../server/projects/effect-reader.ts';

/** Every call, by name, with its arguments. */
function read(text: string): unknown[][] {
  const calls: unknown[][] = [];
  const sink = new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...values: unknown[]) =>
          calls.push([name, ...values]),
    },
  );
  readEffects(text, sink as EffectSink);
  return calls;
}

describe('readEffects', () => {
  it('reads each kind of effect, in order', () => {
    const text = [
      `s1${F}{"op":"a"}`,
      'b{"op":"b"}',
      `B"red"${F}{"op":"c"}`,
      `g1${F}"red"`,
      `G1${F}"red"`,
      `n1${F}"Ann"`,
      'o"say"',
      `q1${F}1`,
      `llog${F}"hello"${F}"at x"`,
      `x1${F}unknown-op${F}{"params":{"op":"x"},"stack":""}`,
      `h1${F}"say"${F}{"op":"say"}`,
    ];
    expect(read(text.join(R) + R)).toEqual([
      ['send', '1', '{"op":"a"}'],
      ['broadcast', '{"op":"b"}'],
      ['broadcastGroup', 'red', '{"op":"c"}'],
      ['joinGroup', '1', 'red'],
      ['leaveGroup', '1', 'red'],
      ['rename', '1', 'Ann'],
      ['registered', 'say'],
      ['hold', '1', true],
      ['log', 'log', 'hello', 'at x'],
      ['trouble', '1', 'unknown-op', { op: 'x' }, ''],
      ['turn', '1', 'say', '{"op":"say"}'],
    ]);
  });

  it.each([
    ['an unknown kind', `z1${F}{"op":"a"}`],
    ['a message that is no object', `s1${F}"text"`],
    ['a message that is cut off', `s1${F}{"op":`],
    ['a message that is too large', `s1${F}{"op":"${'x'.repeat(LIMITS.serverMessageBytes)}"}`],
    ['a group that is no text', `g1${F}1`],
    ['a group of the system', `g1${F}"_x"`],
    ['a group without end', `g1${F}"${'x'.repeat(LIMITS.groupNameLength + 1)}"`],
    ['JSON that is none', `n1${F}{nope`],
    ['a level that is none', `lfatal${F}"x"${F}""`],
    ['trouble without a body', `x1${F}unknown-op`],
    ['trouble with values that are no texts', `x1${F}unknown-op${F}{"params":{"op":1},"stack":""}`],
    ['nothing', ''],
  ])('leaves out %s, and goes on', (_what, record) => {
    expect(read(record + R + 'b{"op":"next"}' + R)).toEqual([['broadcast', '{"op":"next"}']]);
  });

  it('stops where its time is over, and goes on from there', () => {
    const done: string[] = [];
    const sink = { broadcast: (text: string) => done.push(text) } as unknown as EffectSink;
    const text = ['{"n":1}', '{"n":2}', '{"n":3}'].map((message) => `b${message}${R}`).join('');
    const at = readEffects(text, sink, 0, () => done.length === 2);
    expect(done).toHaveLength(2);
    expect(readEffects(text, sink, at)).toBe(text.length);
    expect(done).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
  });

  it('shortens a name and a line instead of dropping them', () => {
    const [[, , name], [, , line]] = read(`n1${F}"${'n'.repeat(1000)}"${R}llog${F}"${'l'.repeat(10_000)}"${F}""${R}`) as [
      unknown[],
      unknown[],
    ];
    expect([String(name).length, String(line).length]).toEqual([LIMITS.shownNameLength, LIMITS.consoleLineLength]);
  });

  it('takes any bytes without throwing', () => {
    const letters = ['s', 'b', 'B', 'x', 'l', 'h', '1', '{', '}', '"', '\\', F, R, '\u2028', '\ud800'];
    let seed = 7;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: next() % 40 }, () => letters[next() % letters.length]).join('');
      expect(() => read(text)).not.toThrow();
    }
  });
});
