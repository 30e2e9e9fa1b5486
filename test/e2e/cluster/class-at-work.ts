import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { quantile } from '../../bench/quantile.ts';
import { createProject, putFiles, readProject, type MadeProject } from '../../support/api.ts';
import { CHAT_SERVER, ChatClient } from '../../support/chat-client.ts';
import type { TestCluster } from '../../support/cluster.ts';
import { PATIENCE } from '../../support/ide-page.ts';
import { TypingSession } from '../../support/typing-session.ts';

const FILE = 'together.txt';
const EDITORS = 4;
const CHATTERS = 6;
/** Between two letters of an editor: so quick is somebody who types well. */
const TYPE_MS = 250;
/** Between two messages of a chatter. */
const CHAT_MS = 60;
const LOOK_MS = 5;

/** Every third comes in past haproxy. */
const isPast = (who: number): boolean => who % 3 === 2;

/** Counts, and milliseconds. */
export interface RoundResult {
  lost: number;
  doubled: number;
  stale: number;
  strangers: number;
  /** The longest that each who comes through haproxy went without anything acknowledged, or answered. */
  waits: number[];
}

/** A project in which some type and others chat without a pause, through haproxy and through nodes that do not own it. */
export class ClassAtWork implements Disposable {
  readonly project: MadeProject;
  readonly editors: readonly TypingSession[];
  readonly chatters: readonly ChatClient[];
  readonly #cluster: TestCluster;
  readonly #timers: NodeJS.Timeout[];
  #waits: { count: number; since: number; longest: number }[] = [];

  /** `owner`: the node that shall own the project, whichever haproxy would choose. */
  static async begin(cluster: TestCluster, owner: number): Promise<ClassAtWork> {
    const project = await createProject(cluster.url);
    const files = { 'server.js': CHAT_SERVER, [FILE]: '' };
    // a node that was cut off a moment ago asks to try again, until it has connections to the database that are not of before
    const put = (): Promise<unknown> => putFiles(cluster.nodes[owner]?.url ?? '', project, files).catch((error: unknown) => error);
    await expect.poll(put, PATIENCE).not.toBeInstanceOf(Error);
    const other = cluster.nodes[(owner + 1) % cluster.nodes.length];
    const work = new ClassAtWork(cluster, project, other?.url ?? cluster.url);
    await expect.poll(() => work.#areAllOnline(), PATIENCE).toBe(true);
    return work;
  }

  /** `other`: a node that does not own the project, for those who come in past haproxy. */
  private constructor(cluster: TestCluster, project: MadeProject, other: string) {
    this.#cluster = cluster;
    this.project = project;
    const baseOf = (who: number): string => (isPast(who) ? other : cluster.url);
    this.editors = Array.from(
      { length: EDITORS },
      (_, who) => new TypingSession({ base: baseOf(who), project, path: FILE, who, of: EDITORS }),
    );
    const urlOf = (who: number): string => `${baseOf(who).replace(/^http/, 'ws')}/p/${project.play}/ws`;
    this.chatters = Array.from({ length: CHATTERS }, (_, who) => new ChatClient(urlOf(who), `chatter ${String(who)}`));
    this.#timers = [
      setInterval(() => {
        for (const editor of this.editors) if (editor.isOpen) editor.type(editor.text.length);
      }, TYPE_MS),
      setInterval(() => {
        for (const chatter of this.chatters) chatter.say();
      }, CHAT_MS),
      setInterval(() => this.#look(), LOOK_MS),
    ];
  }

  /** From now on it is noted how long each goes without anything acknowledged, or answered. */
  watch(): void {
    const now = performance.now();
    this.#waits = this.#counts().map((count) => ({ count, since: now, longest: 0 }));
  }

  /** The node that owns the project now, counted from 0. */
  async owner(): Promise<number> {
    const owner = await this.#cluster.ownerOf(this.project.id);
    if (owner === undefined) throw new Error('nobody owns the project');
    return owner;
  }

  async movedFrom(owner: number): Promise<void> {
    const now = (): Promise<number | undefined> => this.#cluster.ownerOf(this.project.id);
    await expect.poll(async () => [owner, undefined].includes(await now()), PATIENCE).toBe(false);
  }

  /** All go on typing and chatting for so long, whatever comes of it. */
  async pass(ms: number): Promise<void> {
    await pause(ms);
  }

  /** Resolves when each has had something acknowledged, or answered, that came after now. `who`: all, or those who come through haproxy. */
  async goesOn(who: 'all' | 'through haproxy' = 'all'): Promise<void> {
    const counts = (at: number): boolean => who === 'all' || !isPast(at);
    const typed = this.editors.map((editor) => editor.typed.length);
    const said = this.chatters.map((chatter) => chatter.say());
    const isOn = (): boolean =>
      this.editors.every(({ acknowledged }, at) => !counts(at) || acknowledged.length > (typed[at] ?? 0)) &&
      this.chatters.every(({ heard }, at) => !counts(at) || heard > (said[at] ?? 0));
    await expect.poll(isOn, PATIENCE).toBe(true);
  }

  /** What a round has come to: all that was acknowledged is there, each letter once, and in every copy. */
  async result(): Promise<RoundResult> {
    // whoever comes in past haproxy waits for that one node
    const waits = this.#waits.filter((_, at) => !isPast(at < EDITORS ? at : at - EDITORS)).map(({ longest }) => longest);
    for (const timer of this.#timers) clearInterval(timer);
    await expect.poll(() => this.editors.every(({ online, saved }) => online && saved), PATIENCE).toBe(true);
    const { files } = await readProject(this.#cluster.url, this.project);
    const kept = Array.from(files[FILE] ?? '');
    for (const editor of this.editors) await expect.poll(() => editor.text, PATIENCE).toBe(files[FILE]);
    const lost = this.editors.flatMap(({ typed }) => typed).filter((letter) => !kept.includes(letter));
    return {
      lost: lost.length,
      doubled: kept.length - new Set(kept).size,
      stale: await this.#cluster.staleWrites(),
      strangers: this.chatters.reduce((sum, { strangers }) => sum + strangers, 0),
      waits,
    };
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const each of [...this.editors, ...this.chatters]) each[Symbol.dispose]();
  }

  #counts(): number[] {
    return [...this.editors.map(({ acknowledged }) => acknowledged.length), ...this.chatters.map(({ heard }) => heard)];
  }

  #look(): void {
    const now = performance.now();
    const counts = this.#counts();
    for (const [at, wait] of this.#waits.entries()) {
      wait.longest = Math.max(wait.longest, now - wait.since);
      const count = counts[at] ?? 0;
      if (count > wait.count) [wait.count, wait.since] = [count, now];
    }
  }

  #areAllOnline(): boolean {
    return [...this.editors, ...this.chatters].every(({ online }) => online) && this.chatters.every(({ heard }) => heard > 0);
  }
}

/** `ROUNDS=10` for the long run. */
const ROUNDS = Number(process.env.ROUNDS ?? 1);
/** Of a test of rounds. */
export const TIME = { timeout: 60_000 + ROUNDS * 60_000 };

/** Does something to the cluster while all work; `owner` is the node that owns the project at first. */
export type Fault = (work: ClassAtWork, owner: number) => Promise<void>;

let turn = 0;

/** Prints what a fault has come to, again and again and to each node in its turn. Fails where something was lost, doubled, stale or strange. */
export async function judgeRounds({ name, cluster, fault }: { name: string; cluster: TestCluster; fault: Fault }): Promise<void> {
  const results: RoundResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const owner = (turn += 1) % cluster.nodes.length;
    using work = await ClassAtWork.begin(cluster, owner);
    work.watch();
    await fault(work, owner);
    await work.goesOn();
    results.push(await work.result());
  }
  judge(name, results);
}

function judge(fault: string, rounds: readonly RoundResult[]): void {
  const sum = (of: (round: RoundResult) => number): number => rounds.reduce((all, round) => all + of(round), 0);
  const found = {
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    stale: sum(({ stale }) => stale),
    strangers: sum(({ strangers }) => strangers),
  };
  const times = rounds.flatMap(({ waits }) => waits);
  const seconds = (time: number): string => `${(time / 1000).toFixed(2)} s`;
  console.log(
    `${fault}: ${String(rounds.length)} rounds; letters lost ${String(found.lost)}, doubled ${String(found.doubled)}; ` +
      `stale writes ${String(found.stale)}; messages of two owners ${String(found.strangers)}; ` +
      `goes on after p50 ${seconds(quantile(times, 0.5))}, at most ${seconds(Math.max(...times))}`,
  );
  expect(found).toEqual({ lost: 0, doubled: 0, stale: 0, strangers: 0 });
}
