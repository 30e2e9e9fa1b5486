import { setMaxListeners } from 'node:events';
import { createProject, type MadeProject } from '../../support/api.ts';
import { startGaugedHost, type GaugedHost } from '../host-gauge.ts';
import { writeShoutLesson } from '../shout-lesson.ts';
import { CHAT_PROJECT } from './chat-project.ts';
import { newClassFigures, type ClassFigures } from './class-figures.ts';
import { learn } from './learner.ts';
import { Pupil } from './pupil.ts';
import { visit } from './visitor.ts';

/** One address makes 300 projects an hour: this many classes are many schools. */
const PUPILS_PER_ADDRESS = 100;

/** So long may it take until a class sits. */
const FILLED_MS = 60_000;

/** Pupils who type, with their panes; who visits them, and who is in a lesson: one of each for so many pupils. */
const PUPILS_PER_VISITOR = 3;
const PUPILS_PER_LEARNER = 10;

/** A host with a class in it, which can grow. */
export class Classroom implements AsyncDisposable {
  readonly gauged: GaugedHost;
  readonly #lesson: AsyncDisposable;
  readonly #figures = newClassFigures();
  readonly #pupils: Pupil[] = [];
  readonly #pages: string[] = [];
  readonly #others: Promise<void>[] = [];
  readonly #stopped = new AbortController();

  static async open(): Promise<Classroom> {
    const lesson = await writeShoutLesson();
    return new Classroom(await startGaugedHost({ env: { LESSONS_DIR: lesson.folder, TRUST_PROXY: '1' } }), lesson);
  }

  private constructor(gauged: GaugedHost, lesson: AsyncDisposable) {
    this.gauged = gauged;
    this.#lesson = lesson;
    // each visitor waits with it, and each learner
    setMaxListeners(0, this.#stopped.signal);
  }

  get pupils(): number {
    return this.#pupils.length;
  }

  /** Until there are so many pupils, all at work, and visitors and lessons as befits them. Throws when that takes too long. */
  async fill(pupils: number): Promise<void> {
    const { url } = this.gauged.host;
    const began = performance.now();
    while (this.#pupils.length < pupils) {
      if (performance.now() - began > FILLED_MS) throw new Error(`${String(pupils)} did not sit down within ${String(FILLED_MS)} ms`);
      const project = await this.#project();
      this.#pages.push(`${url}/p/${project.play}/`);
      const pupil = await Pupil.sitDown(url, project, this.#figures);
      this.#pupils.push(pupil);
      pupil.begin();
      if (this.#pupils.length % PUPILS_PER_VISITOR === 0) this.#others.push(visit(this.#pages, this.#figures, this.#stopped.signal));
      if (this.#pupils.length % PUPILS_PER_LEARNER === 0) this.#others.push(learn(url, this.#figures, this.#stopped.signal));
    }
  }

  /** What happened since this was asked the last time. */
  take(): ClassFigures {
    const taken = structuredClone(this.#figures);
    Object.assign(this.#figures, newClassFigures());
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    await Promise.all([...this.#pupils.map((pupil) => pupil.stop()), ...this.#others]);
    await this.gauged[Symbol.asyncDispose]();
    await this.#lesson[Symbol.asyncDispose]();
  }

  async #project(): Promise<MadeProject> {
    const address = `10.0.0.${String(1 + Math.floor(this.#pupils.length / PUPILS_PER_ADDRESS))}`;
    return await createProject(this.gauged.host.url, CHAT_PROJECT, undefined, { 'x-forwarded-for': address });
  }
}
