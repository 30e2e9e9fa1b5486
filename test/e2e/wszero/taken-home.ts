import { TERMINAL_TEXTS } from '../../../runtime/node/terminal-texts.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startTakenHome, type TakenHome } from '../../support/taken-home.ts';
import { ToldLines } from './told-lines.ts';
import type { Told, WszeroHost, WszeroProject } from './wszero-host.ts';

const PAGE = { 'index.html': '<!doctype html><title>Rules</title>' };

/** One project at home whose files are replaced by those of each test: as quick as saving them. */
export async function openHome(): Promise<WszeroHost> {
  const home = await startTakenHome({ files: { ...PAGE, 'server.js': '' } });
  return new Home(home);
}

class Home implements WszeroHost {
  readonly #home: TakenHome;
  readonly #lines = new ToldLines();
  #read = 0;
  #opened = 0;
  #paths: string[] = ['server.js'];

  constructor(home: TakenHome) {
    this.#home = home;
    home.onPrint(() => this.#readOn());
    this.#readOn();
  }

  async open(files: Record<string, string>): Promise<WszeroProject> {
    const from = this.#lines.all.length;
    const gone = this.#paths.filter((path) => !(path in files)).map((path) => [path, null] as const);
    this.#paths = Object.keys(files);
    if (!(await this.#change({ ...Object.fromEntries(gone), ...this.#anew(files) })))
      throw new Error('the code of the test does not start');
    return {
      join: () => ScriptClient.open(this.#home.wsUrl),
      change: (changed) => this.#change(changed),
      told: (part) => this.#lines.next([part], from),
      console: () => this.#lines.all.slice(from),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#home[Symbol.asyncDispose]();
  }

  /** Code that is the same as before is not started again, and two tests may have the same. */
  #anew(files: Record<string, string>): Record<string, string> {
    this.#opened += 1;
    const [entry = ''] = Object.keys(files).filter((path) => /^server\.[jt]s$/.test(path));
    return { ...files, [entry]: `${files[entry] ?? ''}\nconst opened${String(this.#opened)} = true;` };
  }

  async #change(files: Record<string, string | null>): Promise<boolean> {
    const before = this.#lines.all.length;
    await this.#home.write(files);
    const { text } = await this.#lines.next([TERMINAL_TEXTS.swapped, TERMINAL_TEXTS.oldRuns], before);
    return text.includes(TERMINAL_TEXTS.swapped);
  }

  #readOn(): void {
    const printed = this.#home.console();
    // A mistake is two lines, and the second may not be there yet.
    const complete = printed.length - (isHead(printed.at(-1)) ? 1 : 0);
    while (this.#read < complete) this.#read += take(printed, this.#read, this.#lines);
  }
}

/** Adds what begins at line `at`, and returns how many lines that were. */
function take(printed: readonly string[], at: number, lines: ToldLines): number {
  const head = printed[at] ?? '';
  if (!isHead(head)) {
    lines.add({ text: head });
    return 1;
  }
  const [, file, line] = /\(([\w./-]+), line (\d+)/.exec(head) ?? [];
  const told: Told = { text: (printed[at + 1] ?? '').trim() };
  lines.add(file === undefined ? told : { ...told, place: `${file}:${line ?? ''}` });
  return 2;
}

function isHead(line: string | undefined): boolean {
  return line?.startsWith('There is a mistake.') === true;
}
