import type * as Y from 'yjs';
import type { IdeToHost, TrafficEvent } from '../../server/protocol/ide.ts';
import type { CheckResult, Lesson, LessonStep, PageAnswer, PageCall } from '../../server/protocol/lesson.ts';
import type { Store } from '../state/store.ts';
import type { WorkbenchState } from '../state/workbench.ts';
import { CheckDesk, type Readiness } from './check-desk.ts';
import { fetchLesson } from './fetch-lessons.ts';
import { rememberFinished } from './finished.ts';
import type { CheckView, LessonCalls, OpenLesson, ProjectLesson } from './lesson-state.ts';
import { ProgressMap } from './progress.ts';

/** Hidden pages of the project, in which a check types and presses. */
export interface Frames {
  do(ask: PageCall): Promise<PageAnswer>;
}

export interface LessonDeskOptions {
  doc: Y.Doc;
  store: Store<WorkbenchState>;
  /** Address of the host's API, with a slash at its end. */
  api: string;
  tell: (message: IdeToHost) => void;
  /** Shows these files of the project, by path. */
  show: (paths: readonly string[]) => void;
  /** Puts texts into the project; returns the way back. */
  put: (files: Readonly<Record<string, string>>) => () => void;
  /** Opens hidden pages; undefined where there is no window to open them in. */
  openFrames?: ((pagesUrl: string) => Promise<Frames>) | undefined;
  /** Whether nobody sees the window: its hidden pages stand still then. */
  isHidden?: (() => boolean) | undefined;
}

/** The lesson of the project: where the pupil is in it, and what ticks its steps. */
export class LessonDesk implements LessonCalls {
  readonly #options: LessonDeskOptions;
  readonly #store: Store<WorkbenchState>;
  readonly #progress: ProgressMap;
  readonly #check: CheckDesk;
  /** The lesson that is here or on its way. */
  #id: string | undefined;
  #frames: Promise<Frames> | undefined;

  constructor(options: LessonDeskOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#progress = new ProgressMap(options.doc, () => this.#follow());
    this.#check = new CheckDesk({
      wanted: () => this.#toCheck(),
      readiness: () => this.#readiness(),
      ask: options.tell,
      show: (check) => this.#showCheck(check),
      passed: (step) => this.#progress.tick(step),
    });
  }

  toggle(): void {
    const { lessons } = this.#store.state;
    this.#store.update({ lessons: { ...lessons, isOpen: !lessons.isOpen } });
  }

  load(): void {
    this.#id = undefined;
    this.#follow();
  }

  goTo(step: number): void {
    const open = this.#open;
    if (open && this.#mayEdit && step >= 0 && step <= open.lesson.steps.length) this.#progress.enter(step);
  }

  next(): void {
    const open = this.#open;
    if (!open || !this.#mayEdit) return;
    if (stepOf(open)?.kind === 'read') this.#progress.tick(open.step);
    this.goTo(open.step + 1);
  }

  choose(choice: number): void {
    const open = this.#open;
    if (!open || !this.#mayEdit) return;
    this.#show({ ...open, choice });
    if (stepOf(open)?.kind === 'predict') this.#progress.tick(open.step);
  }

  put(which: 'begins' | 'ends'): () => void {
    const open = this.#open;
    const step = open && stepOf(open);
    if (!step || !this.#mayEdit) return () => undefined;
    const wasDone = open.done.has(open.step);
    const putBack = this.#options.put(step[which]);
    if (which === 'begins') this.#again(open.step);
    return () => {
      putBack();
      if (!wasDone) this.#again(open.step);
      else this.#progress.tick(open.step);
    };
  }

  /** The newest code of the server or of the pages was looked at. */
  codeChanged(): void {
    this.#check.wish();
  }

  /** The pages are new. */
  pagesChanged(): void {
    if (this.#open && stepOf(this.#open)?.hasPages) this.#check.wish();
  }

  checked(n: number, result: CheckResult): void {
    this.#check.took(n, result);
  }

  async pageCall(call: number, ask: PageCall): Promise<void> {
    const { openFrames } = this.#options;
    if (!openFrames) return;
    this.#frames ??= openFrames(this.#store.state.pagesUrl);
    const answer = await (await this.#frames).do(ask);
    this.#options.tell({ type: 'page-answer', call, answer });
  }

  /** What travelled among the live clients. */
  travelled(events: readonly TrafficEvent[]): void {
    const open = this.#open;
    const live = open && stepOf(open)?.live;
    if (!live || !this.#mayEdit || open.done.has(open.step)) return;
    // Also what nobody listens for has travelled.
    const types = live.from === 'page' ? ['received', 'unhandled'] : ['sent'];
    if (events.some((event) => types.includes(event.type) && 'op' in event && event.op === live.op)) this.#progress.tick(open.step);
  }

  /** The host is there. */
  welcomed(): void {
    const { type } = this.#store.state.lessons.lesson;
    if (type === 'no-host') this.load();
    this.#check.wish();
  }

  /** The host is gone. */
  closed(): void {
    this.#check.lost();
    this.#closeFrames();
  }

  /** The window is seen again. */
  seen(): void {
    this.#check.wish();
  }

  dispose(): void {
    this.#check.dispose();
    this.#progress.dispose();
    this.#closeFrames();
  }

  get #open(): OpenLesson | undefined {
    const { lesson } = this.#store.state.lessons;
    return lesson.type === 'open' ? lesson : undefined;
  }

  get #mayEdit(): boolean {
    return this.#store.state.role === 'edit';
  }

  /** The document says where the pupil is: another computer, or this one, has written it there. */
  #follow(): void {
    const { id } = this.#progress;
    if (id !== this.#id) {
      this.#id = id;
      if (id === undefined) this.#show({ type: 'none' });
      else void this.#fetch(id);
      return;
    }
    const open = this.#open;
    if (open) this.#enter(open.lesson, open);
  }

  async #fetch(id: string): Promise<void> {
    this.#show({ type: 'loading', id });
    const fetched = await fetchLesson(this.#options.api, id);
    if (this.#id !== id) return; // another one is wanted by now
    if (!fetched.ok) {
      this.#show({ type: fetched.why, id });
      return;
    }
    const lesson = fetched.value;
    this.#enter(lesson, undefined);
    if (this.#open && stepOf(this.#open)) {
      this.#store.update({ lessons: { ...this.#store.state.lessons, isOpen: true } });
      this.#options.show(lesson.show);
    }
  }

  #enter(lesson: Lesson, before: OpenLesson | undefined): void {
    const { step: wanted, done } = this.#progress.progress;
    const step = Math.min(wanted, lesson.steps.length);
    const isSame = before?.step === step;
    const [check, choice] = isSame ? [before.check, before.choice] : [{ type: 'none' } as const, undefined];
    this.#show({ type: 'open', lesson, step, done, check, choice });
    if (!isSame) this.#check.entered();
    if (step === lesson.steps.length && lesson.steps.every((_, at) => done.has(at))) rememberFinished(lesson.id);
  }

  /** Its tick was for code that is not there any more: what is there now is tried. */
  #again(step: number): void {
    this.#progress.untick(step);
    if (this.#open?.step === step) this.#check.entered();
  }

  #toCheck(): { lesson: string; step: number } | undefined {
    const open = this.#open;
    if (!open || !this.#mayEdit || stepOf(open)?.kind !== 'check' || open.done.has(open.step)) return undefined;
    return { lesson: open.lesson.id, step: open.step };
  }

  #readiness(): Readiness {
    const { connection, server, diagnostics } = this.#store.state;
    const hasPages = this.#open ? stepOf(this.#open)?.hasPages === true : false;
    if (connection !== 'online') return 'offline';
    if (server.code === 'refused' || (hasPages && diagnostics.some(({ isNote }) => !isNote))) return 'refused';
    if (server.server === 'stopped') return 'stopped';
    if (server.server !== 'running' || (hasPages && this.#options.isHidden?.() === true)) return 'later';
    return 'ready';
  }

  #showCheck(check: CheckView): void {
    const open = this.#open;
    if (open) this.#show({ ...open, check });
  }

  #show(lesson: ProjectLesson): void {
    this.#store.update({ lessons: { ...this.#store.state.lessons, lesson } });
  }

  #closeFrames(): void {
    void this.#frames?.then((frames) => frames.do({ do: 'close-all' }));
    this.#frames = undefined;
  }
}

function stepOf({ lesson, step }: OpenLesson): LessonStep | undefined {
  return lesson.steps[step];
}
