import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { History } from '../../../../ide/messages/history.ts';
import { PictureDesk } from '../../../../ide/panels/messages/picture-desk.ts';
import { received } from '../../messages/traffic.ts';

let history: History;
let desk: PictureDesk;
beforeEach(() => {
  vi.useFakeTimers();
  history = new History();
  desk = new PictureDesk(() => history.rows);
});
afterEach(() => {
  desk.dispose();
  vi.useRealTimers();
});
const happen = (...ats: number[]): void =>
  history.add(
    ats.map((at) => received(at, 'Fox', { at })),
    0,
  );
const moment = (): unknown => desk.store.state.moment;

test('stands still where it was paused, and goes on at the end', () => {
  desk.pause();
  expect(moment()).toEqual({ type: 'live' });
  happen(1, 2, 3);
  desk.pause();
  happen(4, 5);
  expect(moment()).toEqual({ type: 'paused', n: 2, newest: 2 });
  desk.goOn();
  expect(moment()).toEqual({ type: 'live' });
});

test('steps back and on, and not past either end', () => {
  happen(1, 2, 3);
  desk.step(-1);
  expect(moment()).toEqual({ type: 'paused', n: 1, newest: 2 });
  for (let times = 0; times < 5; times += 1) desk.step(-1);
  expect(moment()).toMatchObject({ n: 0 });
  for (let times = 0; times < 5; times += 1) desk.step(1);
  expect(moment()).toMatchObject({ n: 2 });
});

test('replays from where it stands to the end, at the pace of what happened, within bounds', () => {
  happen(0, 600, 610, 100_000);
  desk.goTo(0);
  desk.replay();
  const seen: unknown[] = [];
  const stop = desk.store.subscribe(() =>
    seen.push(desk.store.state.moment.type === 'replay' ? desk.store.state.moment.n : desk.store.state.moment.type),
  );
  for (const ms of [600, 250, 1_200, 1_200]) {
    vi.advanceTimersByTime(ms);
    seen.push(desk.store.state.moment.type === 'replay' ? desk.store.state.moment.n : desk.store.state.moment.type);
  }
  stop();
  expect(seen).toEqual([1, 2, 3, 'live']);
});

test('replays the last dozen when nothing was picked', () => {
  happen(...Array.from({ length: 100 }, (_, at) => at));
  desk.replay();
  expect(moment()).toEqual({ type: 'replay', n: 87, newest: 99 });
  desk.goOn();
  vi.advanceTimersByTime(10_000);
  expect(moment()).toEqual({ type: 'live' });
});
