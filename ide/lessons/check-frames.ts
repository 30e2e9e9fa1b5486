/**
 * Hidden pages of a project in which a check types, presses and reads. They stand in this window as the panes do, in the same sandbox, but they
 * are no panes: nothing of them is shown or told in the picture. Nothing of the session is known here.
 */
import { assertNever } from '../../runtime/assert-never.ts';
import type { ActAnswer, PageAct, PageToIde } from '../../runtime/bridge-messages.ts';
import type { PageAnswer, PageCall } from '../../server/protocol/lesson.ts';
import { PageEars } from '../session/page-ears.ts';
import { PageLives } from '../session/page-lives.ts';
import { HiddenFrame } from './hidden-frame.ts';

/** Whoever asks gives up a little later. Milliseconds. */
const PATIENCE_MS = 4_500;
/** Pages that hang may hold up the panes, which are in the same process: these go first, after three of these beats. Milliseconds. */
const BEAT_MS = 500;

export interface CheckFramesOptions {
  /** Where the pages of the project are served; ends with `/`. */
  pagesUrl: string;
  /** Gets the frames as its last children. */
  container: HTMLElement;
}

export class CheckFrames {
  readonly #pagesUrl: string;
  readonly #container: HTMLElement;
  readonly #frames = new Map<string, HiddenFrame>();
  readonly #lives = new PageLives((client) => this.#ears.mayGiveSign(client));
  readonly #ears = new PageEars({
    hello: (client, line) => this.#lives.hello(client, line),
    told: (client, message) => this.#told(client, message),
    tooMuch: (client) => this.#end(client, 'broken'),
  });
  #beats: number | undefined;
  #call = 0;

  constructor({ pagesUrl, container }: CheckFramesOptions) {
    this.#pagesUrl = pagesUrl;
    this.#container = container;
  }

  /** Never throws; answered within five seconds of time in which the window is seen. */
  async do(ask: PageCall): Promise<PageAnswer> {
    if (ask.do === 'close-all') {
      for (const client of [...this.#frames.keys()]) this.#end(client, 'gone');
      return { ok: true };
    }
    await windowSeen();
    if (ask.do === 'open') return await this.#open(ask);
    const { client, ...act } = ask;
    return await this.#act(client, act);
  }

  async #open({ client, page, token }: Extract<PageCall, { do: 'open' }>): Promise<PageAnswer> {
    this.#end(client, 'gone');
    const url = `${this.#pagesUrl}${page}?pane=${encodeURIComponent(token)}`;
    const frame = new HiddenFrame(this.#container, url, (word) => this.#ears.said(client, word));
    this.#frames.set(client, frame);
    this.#lives.begin(client);
    this.#beats ??= window.setInterval(() => this.#beat(), BEAT_MS);
    return await frame.opened(PATIENCE_MS);
  }

  async #act(client: string, act: PageAct): Promise<PageAnswer> {
    const frame = this.#frames.get(client);
    if (!frame) return { ok: false, why: 'gone' };
    this.#call += 1;
    const call = this.#call;
    const answer = frame.answer(call, PATIENCE_MS);
    if (!this.#ears.ask(client, { wszero: 'act', call, act })) return { ok: false, why: 'gone' };
    return await answer;
  }

  #told(client: string, message: PageToIde): void {
    const frame = this.#frames.get(client);
    if (!frame) return;
    switch (message.wszero) {
      case 'acted':
        return frame.acted(message.call, pageAnswer(message.answer));
      case 'traffic':
        if (message.notes.some(({ type }) => type === 'connected')) frame.connected();
        return;
      case 'ready':
        return frame.ready();
      case 'error':
        return frame.failed(message.message);
      case 'console':
      case 'trouble':
        return;
      default:
        assertNever(message);
    }
  }

  #beat(): void {
    if (document.hidden) return this.#lives.excuse();
    for (const [client, finding] of this.#lives.beat()) this.#end(client, finding === 'silent' ? 'too-late' : 'broken');
    this.#lives.ask();
  }

  #end(client: string, why: 'gone' | 'broken' | 'too-late'): void {
    const frame = this.#frames.get(client);
    if (!frame) return;
    this.#frames.delete(client);
    this.#lives.end(client);
    this.#ears.end(client);
    frame.end({ ok: false, why });
    if (this.#frames.size > 0) return;
    clearInterval(this.#beats);
    this.#beats = undefined;
  }
}

function pageAnswer(answer: ActAnswer): PageAnswer {
  return answer.ok || answer.why === 'broken' ? answer : { ok: false, why: answer.why };
}

/** In a window that nobody sees, pages stand still. */
async function windowSeen(): Promise<void> {
  while (document.hidden) await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
}
