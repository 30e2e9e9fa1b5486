import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageToIde } from '../../../runtime/bridge-messages.ts';
import { Stage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const page = (body: string): Record<string, string> => ({ 'index.html': `<!doctype html><body>${body}</body>` });
const isLast = (message: PageToIde): boolean => message.wszero === 'console' && message.text === 'last';

/** Codes of the troubles that were told before the page printed `last`. */
async function codes(): Promise<string[]> {
  await stage.said(isLast);
  return (await stage.everythingSaid()).flatMap((each) => (each.wszero === 'trouble' ? [each.code] : []));
}

describe('a whole object that is shown as a text is told', () => {
  test.each([
    ['as a node', 'document.body.append({})'],
    ['deep in what is put in', 'document.body.innerHTML = `<ul><li>a: ${{}}</li></ul>`'],
    ['in a text that is there', 'const text = new Text("a"); document.body.append(text); text.data += {}'],
    ['once, however often it is', 'document.body.append({}); setTimeout(() => document.body.append({}))'],
  ])('%s', async (_what, code) => {
    await stage.show(page(`<script>${code};</script><script>setTimeout(() => setTimeout(() => console.log('last')));</script>`));
    expect(await codes()).toEqual(['object-shown']);
  });

  test('and one that a script only speaks of is not', async () => {
    await stage.show(
      page(`<p>a<script>document.querySelector('p').append('[object]'); '[object Object]'; console.log('last');</script></p>`),
    );
    expect(await codes()).toEqual([]);
  });
});

describe('a form that is sent', () => {
  const send = `<script>onload = () => { document.querySelector('button').click(); console.log('last'); };</script>`;

  test('and loads the page again, is told', async () => {
    await stage.show(page(`<form><button>Go</button></form>${send}`));
    await stage.said((each) => each.wszero === 'trouble' && each.code === 'form-reloaded');
  });

  test.each([
    ['is stopped', '<form onsubmit="event.preventDefault()"><button>Go</button></form>'],
    ['closes a dialog', '<dialog open><form method="dialog"><button>Go</button></form></dialog>'],
    ['leads elsewhere', '<form action="other.html" target="nowhere"><button>Go</button></form>'],
  ])('and %s, is not', async (_what, form) => {
    await stage.show(page(form + send));
    expect(await codes()).toEqual([]);
  });
});
