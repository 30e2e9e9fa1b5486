import { describe, expect, it } from 'vitest';
import type { TrafficEvent } from '../../../../server/protocol/ide.ts';
import { pictureOf } from '../../../../server/lessons/check/picture.ts';
import type { Failure } from '../../../../server/lessons/check/evidence.ts';

const NAMES = new Map([['1', 'Ann'], ['2', 'Bo']]); // prettier-ignore
const came: TrafficEvent = { type: 'received', at: 0, turn: 1, client: '1', name: 'Ann', op: 'shout', text: '{"op":"shout"}' };
const sent: TrafficEvent = { type: 'sent', at: 0, turn: 1, op: 'heard', text: '{"op":"heard"}', to: 'one', clients: ['1'], numbers: [1] };

function picture(events: TrafficEvent[], failures: Failure[] = []): ReturnType<typeof pictureOf> {
  return pictureOf({ clients: ['Ann', 'Bo'], events, nameOf: (id) => NAMES.get(id), failures });
}

const failure = (code: 'missing' | 'extra', who: string[], more: Partial<Failure> = {}): Failure => ({
  problem: { code, params: {} },
  who,
  ...more,
});

describe('the picture of a check', () => {
  it('has what travelled, and the arrow that is missing where others got it', () => {
    expect(picture([came, sent], [failure('missing', ['Bo'], { op: 'heard' })])).toEqual({
      clients: ['Ann', 'Bo'],
      rows: [
        { type: 'in', from: 'Ann', op: 'shout', text: '{"op":"shout"}', bad: false },
        { type: 'out', op: 'heard', text: '{"op":"heard"}', to: ['Ann'], missing: ['Bo'], extra: [] },
      ],
    });
  });

  it('has a row of its own for what was never sent', () => {
    const { rows } = picture([came], [failure('missing', ['Ann', 'Bo'], { op: 'heard', expected: { text: 'x', from: '$any' } })]);
    expect(rows.at(-1)).toEqual({
      type: 'out',
      op: 'heard',
      text: '{"op":"heard","text":"x","from":"…"}',
      to: [],
      missing: ['Ann', 'Bo'],
      extra: [],
    });
  });

  it('marks who should have heard nothing', () => {
    expect(picture([{ ...sent, clients: ['1', '2'] }], [failure('extra', ['Bo'], { op: 'heard' })]).rows).toMatchObject([
      { to: ['Ann', 'Bo'], extra: ['Bo'] },
    ]);
  });

  it('marks what nobody listens for, and what failed', () => {
    const unheard: TrafficEvent = { ...came, type: 'unhandled', code: 'unknown-op', turn: 2 };
    const failed: TrafficEvent = { type: 'failed', at: 0, turn: 1, diagnostic: { code: 'threw', params: {}, side: 'server' } };
    expect(picture([came, failed, unheard]).rows).toMatchObject([{ bad: true }, { bad: true }]);
  });

  it('has who came and left, and the last twelve rows', () => {
    const gone: TrafficEvent = { type: 'disconnected', at: 0, client: '2', name: 'Bo' };
    const { rows } = picture([...Array.from({ length: 30 }, () => came), gone]);
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)).toEqual({ type: 'left', who: 'Bo' });
  });

  it('has no row for a page that goes by its own doing', () => {
    const gone: TrafficEvent = { type: 'disconnected', at: 0, client: '1', name: 'Ann' };
    const { rows } = pictureOf({
      clients: ['Ann', 'Bo'],
      events: [came, gone, { ...gone, client: '2', name: 'Bo' }],
      nameOf: (id) => NAMES.get(id),
      goesByItself: (name) => name === 'Ann',
      failures: [],
    });
    expect(rows).toMatchObject([{ type: 'in' }, { type: 'left', who: 'Bo' }]);
  });
});
