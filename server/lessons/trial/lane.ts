import { setTimeout as pause } from 'node:timers/promises';
import { IdeSession } from '../../gateway/ide-session.ts';
import type { Host } from '../../host.ts';
import type { Created } from '../../http/host-access.ts';
import type { ProjectHost } from '../../projects/project-host.ts';
import type { CheckResult } from '../../protocol/lesson.ts';
import type { PageDriver } from '../check/page-driver.ts';
import { TrialBrowser } from './trial-browser.ts';
import type { Trial } from './trials.ts';

const BROWSER_MS = 60_000;
const LOOK_MS = 20;
/** How often it is tried what may have come to nothing because the computer was busy. */
const TRIES = 3;

export interface LaneOptions {
  host: Host;
  /** Of this host. */
  url: string;
  /** The program of a browser, where there is one. */
  browser: string | undefined;
}

/** A project in which one trial after another is run, and the browser that opens its pages. */
export class Lane {
  readonly #options: LaneOptions;
  #project: Created | undefined;
  #browser: TrialBrowser | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** Milliseconds are those from the change to its result. */
  async run(trial: Trial): Promise<{ result: CheckResult; ms: number }> {
    for (let tries = 1; ; tries += 1) {
      const tried = await this.#once(trial);
      if (tries === TRIES || !isUnsure(tried.result)) return tried;
    }
  }

  async #once({ check, hasPages, files }: Trial): Promise<{ result: CheckResult; ms: number }> {
    const { host } = this.#options;
    const project = await this.#open();
    const driver = hasPages ? await this.#driver(project) : undefined;
    const began = performance.now();
    const gone = Object.fromEntries([...project.document.files().keys()].map((path): [string, null] => [path, null]));
    const { ok } = await project.put({ ...gone, ...files });
    if (!ok) return { result: { type: 'not-run', why: 'refused' }, ms: performance.now() - began };
    const result = await host.lessons.checks.check({ host: project, check, driver, gone: new AbortController().signal });
    return { result, ms: performance.now() - began };
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }

  async #open(): Promise<ProjectHost> {
    const { access, registry } = this.#options.host;
    this.#project ??= await access.create({});
    return (await registry.openHost(this.#project.id, this.#project.editKey)).host;
  }

  /** The browser's page, once it is connected. */
  async #driver(project: ProjectHost): Promise<PageDriver | undefined> {
    const { browser, url } = this.#options;
    if (browser === undefined) return undefined;
    const until = performance.now() + BROWSER_MS;
    for (;;) {
      for (const editor of project.editors()) if (editor instanceof IdeSession) return editor.pages;
      if (performance.now() > until) return undefined;
      if (!this.#browser?.isRunning) {
        await this.#browser?.close();
        this.#browser = new TrialBrowser(browser, `${url}/check/${project.id}#${this.#project?.editKey ?? ''}`);
      }
      await pause(LOOK_MS);
    }
  }
}

/** A page that did not answer in time has not shown what it does. */
function isUnsure(result: CheckResult): boolean {
  if (result.type === 'not-run') return result.why !== 'refused';
  return result.type === 'failed' && result.problem.code === 'page-broken' && result.problem.params['message'] === '';
}
