import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActAnswer, PageAct, PageToIde } from '../../../runtime/bridge-messages.ts';
import { Stage } from './stage.ts';

// A real browser on a busy machine: these are limits for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
let calls = 0;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(() => stage.reset());
afterAll(() => stage.close());

async function act(what: PageAct): Promise<ActAnswer> {
  calls += 1;
  const call = calls;
  await stage.page.evaluate((message) => window.words.postMessage(message), { wszero: 'act', call, act: what });
  const said = await stage.said((each: PageToIde) => each.wszero === 'acted' && each.call === call);
  if (said.wszero !== 'acted') throw new Error('said something else');
  return said.answer;
}

const FORM = `<!doctype html><title>x</title><body>
  <input type="hidden" value="x"><input style="display: none"><input type="checkbox">
  <form id="form"><input id="first"><label>Colour <input id="colour"></label><button>Send it</button></form>
  <textarea id="big"></textarea>
  <button id="other" type="button">Other</button>
  <ul id="list"></ul>
  <script>
    const told = [];
    document.addEventListener('input', ({ target }) => told.push(target.id + ' ' + target.value));
    form.onsubmit = (event) => { event.preventDefault(); requestAnimationFrame(() => { list.innerHTML += '<li>' + first.value + '</li>'; }); };
    other.onclick = () => { throw new Error('oh'); };
  </script>`;

describe('in a page', () => {
  beforeEach(async () => {
    await stage.show({ 'index.html': FORM });
    await stage.said((each) => each.wszero === 'ready');
  });

  test('types into the first field that is seen, and one is found by its label or by a selector', async () => {
    const frame = stage.page.frames()[1];
    await act({ do: 'type', target: '', text: 'one' });
    await act({ do: 'type', target: 'Colour', text: 'red' });
    await act({ do: 'type', target: '#big', text: 'two' });
    expect(await frame?.evaluate('told')).toEqual(['first one', 'colour red', 'big two']);
  });

  test('presses a button by its words, and answers when what was put off to a frame is done', async () => {
    await act({ do: 'type', target: '', text: 'hello' });
    expect(await act({ do: 'press', target: 'send it' })).toEqual({ ok: true, sent: 0 });
    expect(await act({ do: 'read', got: 0 })).toMatchObject({ ok: true, shown: expect.stringContaining('hello') as string });
  });

  test('Enter in the field that was typed in sends its form', async () => {
    await act({ do: 'type', target: '', text: 'by key' });
    await act({ do: 'key', target: '', key: 'Enter' });
    expect(await act({ do: 'read', got: 0 })).toMatchObject({ shown: expect.stringContaining('by key') as string });
  });

  test('says that there is nothing like it, and what the page threw', async () => {
    expect(await act({ do: 'press', target: 'Missing' })).toEqual({ ok: false, why: 'no-target' });
    expect(await act({ do: 'press', target: '[[' })).toEqual({ ok: false, why: 'no-target' });
    expect(await act({ do: 'press', target: 'Other' })).toEqual({ ok: false, why: 'broken', message: 'Uncaught Error: oh' });
  });
});
