import * as v from 'valibot';
import type { HostToIde } from '../../server/protocol/ide.ts';
import type { CheckResult } from '../../server/protocol/lesson.ts';
import { CheckSession } from '../lessons/check-session.ts';
import { projectUrl } from '../session/address.ts';
import type { TrialProject } from './place.ts';
import type { Trial, TrialBench, TrialResult } from './trials.ts';

/** The host had no room for a check: it is asked again after so long, and so often. */
const AGAIN_MS = 1_500;
const MOST_ASKED = 20;
const NOBODY = { type: 'nobody' } as const;

const outcome = v.object({ ok: v.boolean() });

/** One project of the host, in which a lesson's steps are tried by the way that a pupil's code goes. */
export class ProjectBench implements TrialBench {
  readonly #project: TrialProject;
  readonly #lesson: string;
  readonly #session: CheckSession;
  /** Resolves to whether the host has let it in. */
  readonly #isIn: Promise<boolean>;
  #letIn: (isIn: boolean) => void = () => undefined;
  #n = 0;
  #wanted: ((result: TrialResult) => void) | undefined;

  constructor(project: TrialProject, lesson: string) {
    this.#project = project;
    this.#lesson = lesson;
    this.#isIn = new Promise((resolve) => (this.#letIn = resolve));
    this.#session = new CheckSession({ ...project, took: (message) => this.#took(message), closed: () => this.#closed() });
  }

  /** Never throws. */
  async run({ step, files }: Trial): Promise<TrialResult> {
    if (!(await this.#isIn)) return NOBODY;
    const isLive = await this.#put(files);
    if (isLive === undefined) return NOBODY;
    if (!isLive) return { type: 'not-run', why: 'refused' };
    for (let asked = 1; ; asked += 1) {
      const result = await this.#check(step);
      const isBusy = result.type === 'not-run' && result.why === 'busy';
      if (!isBusy || asked === MOST_ASKED) return result;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  dispose(): void {
    this.#session.stop();
    this.#closed();
  }

  /** Whether the new code runs; undefined where the host does not say. */
  async #put(files: Trial['files']): Promise<boolean | undefined> {
    try {
      const response = await fetch(`${projectUrl(document.baseURI, this.#project.id)}/files`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#project.key}` },
        body: JSON.stringify({ files }),
      });
      const parsed = v.safeParse(outcome, await response.json());
      return parsed.success ? parsed.output.ok : undefined;
    } catch {
      return undefined; // nobody answers, or it is no host
    }
  }

  #check(step: number): Promise<TrialResult> {
    this.#n += 1;
    const answer = new Promise<TrialResult>((resolve) => (this.#wanted = resolve));
    this.#session.say({ type: 'check-step', n: this.#n, lesson: this.#lesson, step });
    return answer;
  }

  #took(message: HostToIde): void {
    if (message.type === 'welcome') {
      this.#letIn(true);
      this.#answer(NOBODY); // what was asked while the socket was gone was not heard
    }
    if (message.type === 'refused') this.#letIn(false);
    if (message.type === 'step-checked' && message.n === this.#n) this.#answer(message.result);
  }

  /** With the socket goes what was being tried. */
  #closed(): void {
    this.#letIn(false);
    this.#answer(NOBODY);
  }

  #answer(result: CheckResult | typeof NOBODY): void {
    this.#wanted?.(result);
    this.#wanted = undefined;
  }
}
