import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
];

/** A browser of Chromium's kind that shows one page, and nobody sees it. */
export class TrialBrowser {
  readonly #process: ChildProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), 'wszero-browser-'));

  constructor(program: string, url: string) {
    // as root, such as in a container, its own sandbox can not be
    const flags = process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS;
    this.#process = spawn(program, [...flags, '--window-size=1366,768', `--user-data-dir=${this.#folder}`, url], { stdio: 'ignore' });
    // that there is no page is seen by whoever waits for it
    this.#process.on('error', () => undefined);
  }

  get isRunning(): boolean {
    return this.#process.pid !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async close(): Promise<void> {
    if (this.isRunning) {
      const ended = once(this.#process, 'exit');
      this.#process.kill();
      await ended;
    }
    // its helpers may write for a moment longer, and a system empties its folder of temporary files by itself
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined);
  }
}
