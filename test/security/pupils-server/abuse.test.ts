import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, type MadeProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { ABUSES, type Abuse } from './abuse.ts';
import { Neighbours, type Latencies } from './neighbours.ts';

/** One for each worker, at least. */
const NEIGHBOURS = 8;
/** More often than any of them needs. */
const MOST_TRIES = 6;

let host: RunningHost;
let neighbours: Neighbours;
let undisturbed: Latencies;
const cost: (Latencies & { what: string })[] = [];

beforeAll(async () => {
  host = await startHost();
  neighbours = await Neighbours.start(host.url, NEIGHBOURS);
  using probe = await ScriptClient.join(host.url, await createProject(host.url, { 'server.js': PING }));
  for (let n = 0; n < 500; n += 1) {
    await answers(probe);
    // the first ones are those of workers that come up
    if (n === 200) neighbours.take();
  }
  undisturbed = neighbours.take();
});

afterAll(async () => {
  console.log(table([{ what: 'nothing', ...undisturbed }, ...cost]));
  await host.stop();
});

const PING = `on('ping', (client) => { client.send('pong'); });`;

async function answers(client: ScriptClient): Promise<void> {
  client.say('ping');
  await client.next('pong', 60_000);
}

/** What a project came to: as its editors see it. */
async function fateOf({ code, fate }: Abuse): Promise<void> {
  const made = await createProject(host.url, { 'server.js': `${PING}\n${code}` });
  using editor = await EditorClient.open(host.url, made);
  if (fate.type === 'refused') {
    await editor.until(({ diagnostics }) => diagnostics.length > 0, 'a refusal');
    expect(editor.diagnostics.map((each) => each.code)).toEqual([fate.code]);
    expect(editor.state).toEqual({ server: 'stopped', code: 'refused', reason: 'never-started' });
    return;
  }
  await editor.until(({ state }) => state.server === 'running', 'a start');
  switch (fate.type) {
    case 'harmless':
      await tryOnce(made, 'go');
      expect(editor.state).toEqual({ server: 'running', code: 'live' });
      return;
    case 'told': {
      const times = await tryUntil(made, editor, (now) => toldOf(now).length > 0);
      expect(fate.codes).toContain(toldOf(editor)[0]);
      // what it was told before may still come, and is enough to be stopped
      if (times > 1) return;
      expect(editor.state).toEqual({ server: 'running', code: 'live' });
      await tryOnce(made, 'ping');
      return;
    }
    case 'stopped': {
      const isStopped = ({ state }: EditorClient): boolean => state.server === 'stopped';
      for (let n = 0; n < MOST_TRIES && !isStopped(editor); n += 1) {
        const before = toldOf(editor).length;
        await tryUntil(made, editor, (now) => isStopped(now) || toldOf(now).length > before);
      }
      await editor.until(({ told }) => told.includes('stopped'), 'the reason');
      expect(editor.state).toEqual({ server: 'stopped', code: 'live', reason: fate.reason });
    }
  }
}

/** A client of its own each time: the one before may wait for its handler. */
async function tryOnce(made: MadeProject, op: string): Promise<void> {
  using client = await ScriptClient.join(host.url, made);
  client.say(op);
  await answers(client);
}

/** When a neighbour costs it its worker, its timers are gone: it is told to go once more. Resolves to how often. */
async function tryUntil(made: MadeProject, editor: EditorClient, isSo: (editor: EditorClient) => boolean): Promise<number> {
  using client = await ScriptClient.join(host.url, made);
  let times = 0;
  for (; !isSo(editor); times += 1) {
    const before = restartsOf(editor);
    client.say('go');
    await editor.until((now) => isSo(now) || restartsOf(now) > before, 'a word in the console');
  }
  return times;
}

const restartsOf = ({ told }: EditorClient): number => told.filter((code) => code === 'restarted').length;

/** By command (COST=1) one after the other, with what each cost the neighbours; else several at once. */
const oneByOne = process.env.COST !== undefined;
/** A neighbour's fault is not its own. */
const toldOf = ({ told }: EditorClient): string[] => told.filter((code) => code !== 'restarted');

describe('code that would take all', () => {
  const test = oneByOne ? it : it.concurrent;
  test.each(ABUSES.map((abuse): [string, Abuse] => [abuse.what, abuse]))('%s', async (what, abuse) => {
    if (oneByOne) neighbours.take();
    try {
      await fateOf(abuse);
    } finally {
      cost.push({ what, ...neighbours.take() });
    }
    expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
  });

  it('costs the neighbours nothing but time: each message was answered once, and nobody was blamed', async () => {
    const chats = await neighbours.stop();
    for (const { sent, got } of chats) expect(got).toEqual(Array.from({ length: sent }, (_, n) => n + 1));
    expect(new Set(neighbours.told)).toEqual(new Set(['restarted']));
    expect(host.output()).not.toMatch(/"level":(50|60)/);
  });
});

function table(rows: (Latencies & { what: string })[]): string {
  const ms = (value: number): string => value.toFixed(1).padStart(8);
  return rows
    .map(({ what, messages, p50, p99, most }) => `${what.padEnd(56)}${String(messages).padStart(6)}${ms(p50)}${ms(p99)}${ms(most)}`)
    .join('\n');
}
