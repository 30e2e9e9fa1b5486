import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../ide/editor/seeded-random.ts';
import { createProject, readProject } from '../support/api.ts';
import { PATIENCE } from '../support/ide-page.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { TypingSession } from '../support/typing-session.ts';

/** `SEEDS=50 EDITS=4000` for the long run, in which each takes a minute. */
const SEEDS = Number(process.env.SEEDS ?? 4);
const EDITORS = 5;
/** Of all editors together. */
const EDITS = Number(process.env.EDITS ?? 400);
/** Between two edits, at most. */
const PACE_MS = 20;
/** Letters that differ. */
const BEGINNING = 'begin';

let host: RunningHost;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.stop());

let all: Editor[] = [];
afterEach(async () => {
  for (const editor of all) await editor.close();
  all = [];
});

/** What may be with a letter in the end. */
interface Fate {
  /** Who typed it; -1 for what was there. */
  by: number;
  /** Somebody deleted it, or it was taken back. */
  gone: boolean;
  /** How often a deletion of it was taken back, which puts a new one there. */
  putBack: number;
}

/** One of those who edit, behind a network of its own that can be cut. */
class Editor {
  readonly session: TypingSession;
  readonly #proxy: TcpProxy;
  readonly #fates: Map<string, Fate>;
  readonly #who: number;
  /** Letters that it deleted, by hand or by taking back. */
  readonly #deleted = new Set<string>();
  /** Letters that its taking back and doing again has changed. */
  changedBack = 0;

  constructor(session: TypingSession, proxy: TcpProxy, fates: Map<string, Fate>, who: number) {
    this.session = session;
    this.#proxy = proxy;
    this.#fates = fates;
    this.#who = who;
    this.session.edited().undo.addTrackedOrigin(this);
  }

  cut(): void {
    this.#proxy.cut();
  }

  type(at: number): void {
    this.session.type(at, this);
    this.#fates.set(this.session.typed.at(-1) ?? '', { by: this.#who, gone: false, putBack: 0 });
  }

  delete(at: number, length: number): void {
    const { text } = this.session.edited();
    for (const letter of this.session.text.slice(at, at + length)) this.#lose(letter);
    text.doc?.transact(() => text.delete(at, length), this);
  }

  /** Takes back or does again, and says what of that was not its own to change. */
  takeBack(how: 'undo' | 'redo'): string[] {
    const before = Array.from(this.session.text);
    this.session.edited().undo[how]();
    const after = Array.from(this.session.text);
    const left = without(before, after);
    const came = without(after, before);
    const wrong = [...left.filter((letter) => !this.#isOwn(letter)), ...came.filter((letter) => !this.#deleted.has(letter))];
    this.changedBack += left.length + came.length;
    for (const letter of left) this.#lose(letter);
    for (const letter of came) this.#fate(letter).putBack += 1;
    return wrong;
  }

  async close(): Promise<void> {
    this.session[Symbol.dispose]();
    await this.#proxy[Symbol.asyncDispose]();
  }

  /** It typed it, or put it back and does the deletion again. */
  #isOwn(letter: string): boolean {
    return this.#fate(letter).by === this.#who || this.#deleted.has(letter);
  }

  #lose(letter: string): void {
    this.#deleted.add(letter);
    this.#fate(letter).gone = true;
  }

  #fate(letter: string): Fate {
    const fate = this.#fates.get(letter);
    if (!fate) throw new Error(`nobody typed ${letter}`);
    return fate;
  }
}

/** Those of `all` that `others` has not, each as often as it is missing there. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const letter of others) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return all.filter((letter) => {
    const count = counts.get(letter) ?? 0;
    counts.set(letter, count - 1);
    return count <= 0;
  });
}

it.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
  'five who edit at random while their networks are cut all end with what the store has (seed %i)',
  { timeout: 120_000 + EDITS * 100 },
  async (seed) => {
    const random = seededRandom(seed);
    const project = await createProject(host.url, { 'server.js': '', 'together.txt': BEGINNING });
    const fates = new Map<string, Fate>(Array.from(BEGINNING, (letter) => [letter, { by: -1, gone: false, putBack: 0 }]));
    for (let who = 0; who < EDITORS; who += 1) {
      const proxy = await startTcpProxy({ to: host.port });
      const session = new TypingSession({
        base: `http://127.0.0.1:${String(proxy.port)}`,
        project,
        path: 'together.txt',
        who,
        of: EDITORS,
      });
      await expect.poll(() => session.online, PATIENCE).toBe(true);
      all.push(new Editor(session, proxy, fates, who));
    }
    let cuts = 0;
    const wrong: string[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const editor = all[random(EDITORS)];
      if (!editor) throw new Error('nobody');
      const { length } = editor.session.text;
      const choice = random(100);
      if (choice < 60 || length === 0) editor.type(random(length + 1));
      else if (choice < 75) editor.delete(random(length), 1 + random(4));
      else if (choice < 88) wrong.push(...editor.takeBack('undo'));
      else if (choice < 94) wrong.push(...editor.takeBack('redo'));
      else if (choice < 97) {
        editor.cut();
        cuts += 1;
      } else editor.session.edited().undo.stopCapturing();
      // what came meanwhile is taken in before the next one
      await new Promise((resolve) => setTimeout(resolve, random(PACE_MS)));
    }
    expect(wrong).toEqual([]);
    expect(cuts).toBeGreaterThan(0);
    for (const { changedBack } of all) expect(changedBack).toBeGreaterThan(0);
    await expect.poll(() => all.every(({ session }) => session.online && session.saved), PATIENCE).toBe(true);
    const stored = async (): Promise<string | undefined> => (await readProject(host.url, project)).files['together.txt'];
    const final = (await stored()) ?? '';
    for (const { session } of all) await expect.poll(() => session.text, PATIENCE).toBe(final);
    expect(await stored()).toBe(final);
    const amounts = new Map<string, number>();
    for (const letter of final) amounts.set(letter, (amounts.get(letter) ?? 0) + 1);
    for (const [letter, { gone, putBack }] of fates) {
      const amount = amounts.get(letter) ?? 0;
      if (!gone) expect(amount).toBe(1);
      else expect(amount).toBeLessThanOrEqual(putBack);
    }
  },
);
