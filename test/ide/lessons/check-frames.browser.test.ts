import { afterEach, beforeEach, expect, test } from 'vitest';
import { CheckFrames } from '../../../ide/lessons/check-frames.ts';

const CONNECTED = `tell({ wszero: 'traffic', notes: [{ type: 'connected', load: 'l', attempt: 1, sent: 0, got: 0 }] });`;
const READY = `tell({ wszero: 'ready' });`;
const HERE = CONNECTED + READY;

let container: HTMLElement;
let frames: CheckFrames;
beforeEach(() => {
  container = document.createElement('div');
  document.body.append(container);
  frames = new CheckFrames({ pagesUrl: 'data:text/html,', container });
});
afterEach(async () => {
  await frames.do({ do: 'close-all' });
  container.remove();
});

/** A page that says hello as a page's bridge does, and then does this. `answers`: whether it gives signs of life. */
function page(script: string, answers = true): string {
  return encodeURIComponent(`<script>
    const [life, words] = [new MessageChannel(), new MessageChannel()];
    const tell = (message) => words.port1.postMessage(message);
    let act = () => undefined;
    life.port1.onmessage = ({ data }) => { if (${String(answers)}) life.port1.postMessage(data); };
    words.port1.onmessage = ({ data }) => act(data);
    parent.postMessage({ wszero: 'hello' }, '*', [life.port2, words.port2]);
    ${script}
  </script><!--`);
}

const open = (script: string, answers = true) => frames.do({ do: 'open', client: 'Ann', page: page(script, answers), token: 't' });
const all = (): HTMLIFrameElement[] => [...container.querySelectorAll('iframe')];

test('a page is open when it is connected and read to its end', async () => {
  expect(await open(HERE)).toEqual({ ok: true });
});

test('a page is drawn within the window, and nobody sees, hears or reaches it', async () => {
  await open(HERE);
  const [frame] = all();
  if (!frame) throw new Error('no frame');
  const { left, top, width, height } = frame.getBoundingClientRect();
  expect([left, top, width, height]).toEqual([0, 0, 800, 600]);
  expect([frame.inert, frame.ariaHidden, frame.tabIndex]).toEqual([true, 'true', -1]);
  expect(getComputedStyle(frame)).toMatchObject({ opacity: '0', display: 'block' });
  expect(frame.getAttribute('sandbox')).toBe('allow-scripts allow-forms');
});

test('what is asked of a page is answered by it', async () => {
  await open(`${HERE} act = ({ call, act }) => tell({ wszero: 'acted', call, answer: { ok: true, sent: 3, shown: act.do } });`);
  expect(await frames.do({ do: 'read', client: 'Ann', got: 0 })).toEqual({ ok: true, sent: 3, shown: 'read' });
});

test('an answer that is none, or to what was not asked, counts for nothing', async () => {
  await open(`${HERE} act = ({ call }) => {
    tell({ wszero: 'acted', call, answer: { ok: true, sent: 'many' } });
    tell({ wszero: 'acted', call: call + 1, answer: { ok: true, sent: 1 } });
    tell({ wszero: 'acted', call, answer: { ok: false, why: 'no-target' } });
  };`);
  expect(await frames.do({ do: 'press', client: 'Ann', target: '' })).toEqual({ ok: false, why: 'no-target' });
});

test('a page that throws and never connects is broken, in its own words', async () => {
  expect(await open(`${READY} tell({ wszero: 'error', message: 'Error: oh' });`)).toEqual({
    ok: false,
    why: 'broken',
    message: 'Error: oh',
  });
});

test('a page that gives no sign of life is taken away', async () => {
  expect(await open(READY, false)).toEqual({ ok: false, why: 'too-late' });
  expect(all()).toEqual([]);
  expect(await frames.do({ do: 'press', client: 'Ann', target: '' })).toEqual({ ok: false, why: 'gone' });
});

test('a page that says too much is taken away', async () => {
  expect(await open(`for (let n = 0; n < 10_000; n += 1) tell({ wszero: 'console', level: 'log', text: 'x' });`)).toEqual({
    ok: false,
    why: 'broken',
  });
  expect(all()).toEqual([]);
});

test('all pages close at once, and what they still owe is answered', async () => {
  await open(HERE);
  const owed = frames.do({ do: 'read', client: 'Ann', got: 7 });
  await frames.do({ do: 'close-all' });
  expect(await owed).toEqual({ ok: false, why: 'gone' });
  expect(all()).toEqual([]);
});
