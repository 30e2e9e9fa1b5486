import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LifeClock, type Health, type Watched } from '../../../ide/session/life-clock.ts';
import { eventually } from '../panels/shown.ts';

/** Pages of which nothing is known but how they are. What is asked of them is in `asked`. */
class Pages implements Watched {
  health: Health = 'calm';
  readonly asked: string[] = [];
  beat(): Health {
    this.asked.push('beat');
    return this.health;
  }
  othersLost(): void {
    this.asked.push('others-lost');
  }
  excuse(): void {
    this.asked.push('excuse');
  }
  touched(): void {
    this.asked.push('touched');
  }
}

let pages: Pages;
let clock: LifeClock;
let others: BroadcastChannel;
beforeEach(() => {
  pages = new Pages();
  others = new BroadcastChannel('wszero-pages');
});
afterEach(() => {
  clock.dispose();
  others.close();
  Reflect.deleteProperty(document, 'hidden');
  vi.restoreAllMocks();
});

function hide(): void {
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
}

const told = (count: number): Promise<unknown[]> =>
  new Promise((resolve) => {
    const heard: unknown[] = [];
    others.onmessage = ({ data }: MessageEvent<unknown>) => {
      heard.push(data);
      if (heard.length === count) resolve(heard);
    };
  });

test('beats while the window is seen, and tells other windows of what is not calm', async () => {
  clock = new LifeClock(window, pages, 10);
  await eventually(() => pages.asked.length).toBeGreaterThan(3);
  const heard = told(2);
  pages.health = 'silent';
  expect(await heard).toEqual(['silent', 'silent']);
});

test('gives no beat of its own while the window is hidden, but one for each that another window tells of', async () => {
  hide();
  // Its own timer beats often enough meanwhile to be seen.
  clock = new LifeClock(window, pages, 1);
  for (let n = 0; n < 3; n += 1) others.postMessage('silent');
  others.postMessage('dialog');
  others.postMessage('lost');
  others.postMessage({ other: 'words' });
  await eventually(() => pages.asked).toEqual(['beat', 'beat', 'beat', 'excuse', 'others-lost']);
});

test('takes no beat from another window while it is seen itself', async () => {
  clock = new LifeClock(window, pages, 1e9);
  others.postMessage('silent');
  others.postMessage('lost');
  await eventually(() => pages.asked).toEqual(['others-lost']);
});

test('excuses all when the window comes back, and tells when it is used', async () => {
  clock = new LifeClock(window, pages, 1e9);
  document.dispatchEvent(new Event('visibilitychange'));
  await userEvent.keyboard('x');
  expect(pages.asked).toEqual(['excuse', 'touched']);
});

test('leaves out a beat that comes late, since this window or the computer was busy; after a sleep all begins anew', async () => {
  let [now, passes] = [0, 500];
  const clockOfPage = vi.spyOn(performance, 'now').mockImplementation(() => (now += passes));
  clock = new LifeClock(window, pages, 1);
  await eventually(() => clockOfPage.mock.calls.length).toBeGreaterThan(20);
  expect(pages.asked).toEqual([]);
  passes = 4_000;
  await eventually(() => pages.asked.length).toBeGreaterThan(0);
  expect(new Set(pages.asked)).toEqual(new Set(['excuse']));
  passes = 1;
  await eventually(() => pages.asked).toContain('beat');
});

test('is still once it is disposed of', async () => {
  clock = new LifeClock(window, pages, 1);
  clock.dispose();
  const before = pages.asked.length;
  others.postMessage('lost');
  await userEvent.keyboard('x');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(pages.asked.length).toBe(before);
});
