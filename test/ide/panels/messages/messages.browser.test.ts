import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { History } from '../../../../ide/messages/history.ts';
import { NO_MESSAGES, type Messages } from '../../../../ide/messages/messages.ts';
import type { TrafficEvent } from '../../../../server/protocol/ide.ts';
import { idOf, lost, received, sent } from '../../messages/traffic.ts';
import { WzMessages } from '../../../../ide/panels/messages/wz-messages.ts';
import { WzTurn } from '../../../../ide/panels/messages/wz-turn.ts';
import { MemoryWorkbench } from '../memory-workbench.ts';
import { client, OPEN_PROJECT, pane } from '../project-state.ts';
import { eventually, Shown, words } from '../shown.ts';

let shown: Shown;
afterEach(() => shown.remove());

const NAMES = ['Fox', 'Owl', 'Hare', 'Frog'];
const CLIENTS = NAMES.map((name) => client(idOf(name), name));

/** What the picture shows of these. */
function after(events: TrafficEvent[], dropped = 0): Messages {
  const history = new History();
  history.meet(CLIENTS);
  history.add(events, dropped);
  return { ...NO_MESSAGES, rows: history.rows, forgotten: history.forgotten };
}

async function messages(state: ConstructorParameters<typeof MemoryWorkbench>[0] = {}): Promise<MemoryWorkbench> {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, ...state });
  shown = new Shown(html`<div style="display: flex; height: 320px; width: 1008px"><wz-messages></wz-messages></div>`, workbench);
  await shown.settled();
  return workbench;
}

/** What is posted now has come. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  port1.close();
}

/** Middle of what matches, in pixels of the window. */
const middle = (selector: string): number => {
  const { left, width } = shown.find(selector).getBoundingClientRect();
  return left + width / 2;
};

test('has a lane for each client, left and right of the server by turns', async () => {
  await messages({ clients: CLIENTS, panes: NAMES.map(pane) });
  const heads = shown.all('.lane-head').sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
  expect(heads.map((head) => head.innerText.trim())).toEqual(['Hare', 'Fox', 'Server', 'Owl', 'Frog']);
});

test('draws cause and effect of one message: wire, block, wires out, each on its lane', async () => {
  await messages({ messages: after([received(1, 'Fox'), sent(1)]) });
  expect(shown.all('wz-turn')).toHaveLength(1);
  expect(Math.abs(middle('.wire .dot') - middle('.rails .rail.is-fox'))).toBeLessThan(1);
  expect(Math.abs(middle('.got.is-fox') - middle('.rails .rail.is-fox'))).toBeLessThan(1);
  expect(Math.abs(middle('.got.is-owl') - middle('.rails .rail.is-owl'))).toBeLessThan(1);
  expect(Math.abs(middle('.run') - middle('.rails .rail.is-server'))).toBeLessThan(1);
  const tip = shown.find('.wire .tip').getBoundingClientRect();
  expect(Math.abs(tip.right - shown.find('.run').getBoundingClientRect().left)).toBeLessThan(2);
  expect(words(shown.find('.wire + .on'))).toBe('Open the message say text: "hello!"');
  expect(words(shown.find('.all'))).toBe('to everyone');
});

test('goes over the lane of who did not get it, and ends at the last who did', async () => {
  await messages({
    clients: CLIENTS,
    panes: NAMES.map(pane),
    messages: after([received(1, 'Frog', { op: 'flag' }), sent(1, ['Hare', 'Frog'], { to: 'group', group: 'red' })]),
  });
  expect(shown.all('.got').map((got) => got.classList[1])).toEqual(['is-hare', 'is-frog']);
  expect(shown.all('.through.l .hop')).toHaveLength(1);
  expect(shown.all('.through.r .hop')).toHaveLength(1);
  const hop = shown.find('.through.r').querySelector('.hop')?.getBoundingClientRect();
  expect(hop && Math.abs(hop.left + hop.width / 2 - middle('.rails .rail.is-owl'))).toBeLessThan(1);
  expect(words(shown.find('.all'))).toBe('to red (2)');
});

test('ends the wire of a message that nobody handles in a cross, with the nearest name beside it', async () => {
  await messages({ messages: after([lost(1, 'Owl', 'wave')]) });
  expect(shown.all('.end')).toHaveLength(1);
  expect(words(shown.find('.ask'))).toBe(
    'No one is listening for wav. The server has on("wave"). Did you mean that?'.replace('wav. The', 'wav.The'),
  );
  expect(shown.find('.ask').getBoundingClientRect().right).toBeLessThan(shown.find('.end').getBoundingClientRect().left);
});

test('has room for all that is said of lost messages', async () => {
  const long = 'a_long_name_'.repeat(10);
  await messages({ messages: after([lost(1, 'Fox', long), lost(2, 'Fox', long)]) });
  const [first, second] = shown.all('.ask').map((card) => card.getBoundingClientRect());
  expect(first?.height).toBeGreaterThan(60);
  expect(first?.bottom).toBeLessThan(second?.top ?? 0);
});

test('goes to the handler when its block is pressed', async () => {
  const workbench = await messages({ messages: after([received(1, 'Fox')]) });
  await userEvent.click(shown.button("on('say')line 2 Go to the code"));
  expect(workbench.asked).toEqual(['go-to server.js 2 1']);
});

test('shows several answers of one handler, and counts the rest', async () => {
  await messages({ messages: after([received(1, 'Fox'), ...Array.from({ length: 9 }, () => sent(1, ['Fox'], { to: 'one' }))]) });
  expect(shown.all('.fan')).toHaveLength(3);
  expect(words(shown.all('.all').at(-1) ?? shown.root)).toContain('and 6 more');
});

test('says each row in words', async () => {
  await messages({ messages: after([received(1, 'Fox'), sent(1)]) });
  expect(shown.find('wz-turn .vh').textContent).toBe('Fox sends say. The server handles it. The server sends said to everyone.');
});

test('keeps a bounded number of rows, the newest at the bottom and in view', async () => {
  const workbench = await messages();
  workbench.store.update({ messages: after(Array.from({ length: 400 }, (_, at) => received(at, 'Fox', { op: `op${String(at)}` }))) });
  await shown.settled();
  const rows = shown.all('wz-turn');
  expect(rows.length).toBeLessThanOrEqual(60);
  expect(words(rows.at(-1) ?? shown.root)).toContain('op399');
  const picture = shown.find('.pic');
  await eventually(() => picture.scrollHeight - picture.scrollTop - picture.clientHeight).toBeLessThan(2);
  expect(shown.words).toContain('older messages are not shown');
});

test('renders anew only what a new message changes', async () => {
  const history = new History();
  history.meet(CLIENTS);
  const told = (...events: TrafficEvent[]): Messages => {
    history.add(events, 0);
    return { rows: history.rows, forgotten: 0, sentFrom: () => ({ cause: { client: '1', number: 1 } }), isUnheard: () => true };
  };
  const workbench = await messages({ messages: told(received(1, 'Fox'), sent(1), received(2, 'Fox'), sent(2)) });
  const again: number[] = [];
  for (const [at, turn] of shown.all('wz-turn').entries()) {
    if (turn instanceof WzTurn) turn.addController({ hostUpdated: () => void again.push(at) });
  }
  workbench.store.update({ messages: told(sent(2), received(3, 'Owl')) });
  await shown.settled();
  expect(shown.all('wz-turn')).toHaveLength(3);
  expect(again).toEqual([1]);
});

test('draws together what comes while it rests, and the last in the end', async () => {
  const workbench = await messages();
  let drawn = 0;
  const picture = shown.find('wz-messages');
  if (picture instanceof WzMessages) picture.addController({ hostUpdated: () => (drawn += 1) });
  for (let count = 1; count <= 50; count += 1) {
    workbench.store.update({ messages: after(Array.from({ length: count }, (_, at) => received(at, 'Fox', { op: `op${String(at)}` }))) });
    await nextTask();
  }
  await shown.settled();
  expect(words(shown.all('wz-turn').at(-1) ?? shown.root)).toContain('op49');
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(50);
});

test('keeps the lane of a client that left while it is in the picture, and shows that it left', async () => {
  const workbench = await messages({ panes: [], messages: after([received(1, 'Fox'), sent(1)]) });
  workbench.store.update({ clients: [client('2', 'Owl')] });
  await shown.settled();
  expect(shown.find('.lane-head.is-fox').classList.contains('is-away')).toBe(true);
  expect(shown.find('.lane-head.is-owl').classList.contains('is-away')).toBe(false);
  workbench.store.update({ messages: after([]) });
  await shown.settled();
  expect(shown.all('.lane-head.is-fox')).toEqual([]);
});

test('says what to do when there is nothing to see', async () => {
  const workbench = await messages();
  expect(shown.words).toContain('No messages yet. Use a page on the right.');
  workbench.store.update({ clients: [], panes: [] });
  await shown.settled();
  expect(shown.words).toContain('No one is here yet. Add a client on the right.');
  workbench.store.update({ server: { server: 'stopped', code: 'live' } });
  await shown.settled();
  expect(shown.words).toContain('The server is stopped.');
});

test('marks where new code took over', async () => {
  await messages({ messages: after([received(1, 'Fox'), { type: 'swapped', at: 2, ok: false }]) });
  expect(words(shown.find('.mark'))).toBe('The new code has a mistake. It does not run.');
});

test('has room for many clients by scrolling sideways', async () => {
  const many = Array.from({ length: 30 }, (_, at) => client(String(at), `Owl ${String(at)}`));
  await messages({ clients: many, panes: [] });
  expect(shown.all('.lane-head')).toHaveLength(31);
  expect(shown.find('.pic').scrollWidth).toBeGreaterThan(shown.find('.pic').clientWidth);
});

test('shows who came and who left on their lanes, and how much is left out', async () => {
  await messages({
    messages: after(
      [
        { type: 'connected', at: 1, client: '1', name: 'Fox' },
        { type: 'disconnected', at: 2, client: '2', name: 'Owl' },
      ],
      7,
    ),
  });
  expect(shown.all('.came').map((each) => each.innerText)).toEqual(['Fox is here', 'Owl is gone']);
  expect(words(shown.find('.mark'))).toBe('7 more came too fast to draw.');
});

test('shows a cross where nobody on the page listens', async () => {
  const all = after([received(1), sent(1)]);
  await messages({ messages: { ...all, isUnheard: ({ client: of }) => of === '2' } });
  expect(shown.all('.got').map((got) => got.classList[1])).toEqual(['is-fox', 'is-unheard']);
});

test('shows where a handler went wrong, and goes there', async () => {
  const diagnostic = { code: 'handler-failed', params: {}, side: 'server', file: 'server.js', line: 9 } as const;
  const workbench = await messages({ messages: after([received(1), { type: 'failed', at: 1, turn: 1, diagnostic }]) });
  expect(words(shown.find('.run'))).toContain('went wrong, line 9');
  await userEvent.click(shown.find('.run'));
  expect(workbench.asked).toEqual(['go-to server.js 9 1']);
});

test('offers to mend a name where there is one near, and a line where there is none', async () => {
  const workbench = new MemoryWorkbench({ ...OPEN_PROJECT, messages: { ...after([lost(1, 'Fox', 'wave')]), sentFrom: () => ({}) } });
  workbench.changeable.add('wav');
  shown = new Shown(html`<div style="display: flex; height: 320px; width: 1008px"><wz-messages></wz-messages></div>`, workbench);
  await shown.settled();
  await userEvent.click(shown.button('Change it'));
  expect(workbench.asked).toEqual(['change wav wave']);
  workbench.changeable.delete('wav');
  await userEvent.click(shown.button('Change it'));
  expect(workbench.asked).toEqual(['change wav wave']);
  workbench.store.update({ messages: { ...after([lost(1, 'Fox')]), sentFrom: () => ({ place: { file: 'client.js', line: 8 } }) } });
  await shown.settled();
  await userEvent.click(shown.button('Go to line 8'));
  expect(workbench.asked.at(-1)).toBe('go-to client.js 8 1');
});
