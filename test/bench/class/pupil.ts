import { setTimeout as pause } from 'node:timers/promises';
import type { HostToIde } from '../../../server/protocol/ide.ts';
import type { MadeProject } from '../../support/api.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { TITLE_BEHIND, WORD_BEHIND } from './chat-project.ts';
import { Chatter } from './chatter.ts';
import type { ClassFigures } from './class-figures.ts';
import { between, rested, type Rest } from './rest.ts';

const PANES = 3;
const LETTERS = 8;
/** Between two keys, and between two words, at the least and at the most. */
const KEY_MS: Rest = [120, 280];
const REST_MS: Rest = [2_000, 5_000];
/** A change that is not live by then is an error. */
const PATIENCE_MS = 20_000;
/** So many words go into the server's code, then one into the page. */
const SERVER_WORDS = 2;

/** A pupil with an IDE, without its screen: types words into the code, and has panes that chat. */
export class Pupil {
  readonly #editor: EditorClient;
  readonly #figures: ClassFigures;
  readonly #panes: readonly Chatter[];
  readonly #keys = new Map<number, number>();
  readonly #stopped = new AbortController();
  #n = 0;
  #awaited: { word: string; live: () => void } | undefined;
  #pageChanged: () => void = () => undefined;
  #typing: Promise<void> | undefined;

  static async sitDown(base: string, project: MadeProject, figures: ClassFigures): Promise<Pupil> {
    const editor = await EditorClient.open(base, project);
    await editor.until((one) => one.text('server.js') !== undefined, 'the document');
    editor.say({ type: 'watch-messages', on: true });
    for (let request = 0; request < PANES; request += 1) editor.say({ type: 'open-pane', request });
    await editor.until(({ log }) => log.filter(({ type }) => type === 'pane').length === PANES, 'the panes');
    const panes = editor.log.flatMap((message) =>
      message.type === 'pane' ? [new Chatter(`${base}/p/${project.play}/`, `?pane=${message.token}`, figures)] : [],
    );
    for (const pane of panes) await pane.load();
    return new Pupil(editor, panes, figures);
  }

  private constructor(editor: EditorClient, panes: readonly Chatter[], figures: ClassFigures) {
    this.#editor = editor;
    this.#panes = panes;
    this.#figures = figures;
    editor.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) return;
      this.#n += 1;
      this.#keys.set(this.#n, performance.now());
      editor.update(update);
    });
    editor.socket.on('message', (data: Buffer, isBinary: boolean) => {
      // nobody reads what is kept, and a lesson is long
      editor.log.length = 0;
      if (!isBinary) this.#take(JSON.parse(data.toString()) as HostToIde);
    });
    editor.socket.on('close', () => {
      if (!this.#stopped.signal.aborted) figures.errors.push('an IDE was closed');
    });
    for (const pane of panes) pane.onWord = (word) => this.#heard(word);
  }

  /** Types, and lets its panes chat, until `stop`. */
  begin(): void {
    for (const pane of this.#panes) pane.chat();
    this.#typing = this.#type().catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) this.#figures.errors.push(String(error));
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    for (const pane of this.#panes) pane.end();
    await this.#typing;
    this.#editor[Symbol.dispose]();
  }

  async #type(): Promise<void> {
    const { signal } = this.#stopped;
    for (let words = 0; await rested(REST_MS, signal); words += 1) {
      const isPage = words % (SERVER_WORDS + 1) === SERVER_WORDS;
      const word = Array.from({ length: LETTERS }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
      await this.#typeWord(word, isPage ? 'index.html' : 'server.js', isPage ? TITLE_BEHIND : WORD_BEHIND);
      const typed = performance.now();
      const live = new Promise<void>((resolve) => {
        if (isPage) this.#pageChanged = resolve;
        else this.#awaited = { word, live: resolve };
      });
      const isLive = await Promise.race([live.then(() => true), pause(PATIENCE_MS, false, { signal })]);
      if (isLive) (isPage ? this.#figures.pageLive : this.#figures.serverLive).push(performance.now() - typed);
      else this.#figures.errors.push(`a change was not live for ${String(PATIENCE_MS)} ms`);
    }
  }

  /** In place of the word that is there, key after key. */
  async #typeWord(word: string, path: string, behind: string): Promise<void> {
    const text = this.#editor.text(path);
    if (!text) throw new Error(`no ${path}`);
    for (let at = 0; at < word.length; at += 1) {
      const code = text.toJSON();
      const from = code.indexOf(behind) + behind.length;
      const there = /^[a-z]*/.exec(code.slice(from))?.[0].length ?? 0;
      this.#editor.doc.transact(() => {
        if (at === 0) text.delete(from, there);
        text.insert(from + at, word.charAt(at));
      }, this);
      if (at < word.length - 1) await pause(between(KEY_MS), undefined, { signal: this.#stopped.signal });
    }
  }

  #take(message: HostToIde): void {
    if (message.type === 'saved') this.#saved(message.n);
    if (message.type === 'console') {
      for (const { diagnostic, text } of message.lines) this.#figures.errors.push(`a console: ${diagnostic?.code ?? text}`);
    }
    if (message.type !== 'pages-changed') return;
    this.#pageChanged();
    for (const pane of this.#panes) pane.reload();
  }

  #saved(upTo: number): void {
    for (const [n, at] of this.#keys) {
      if (n > upTo) return;
      this.#keys.delete(n);
      this.#figures.saved.push(performance.now() - at);
    }
  }

  #heard(word: string): void {
    if (word !== this.#awaited?.word) return;
    this.#awaited.live();
    this.#awaited = undefined;
  }
}
