import type { ChildProcess } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../server/setup/project-root.mjs';
import { endProcess, spawnNode } from './spawn-node.ts';
import { freePort } from './start-host.ts';

const PATIENCE_MS = 60_000;

export interface TakenHomeOptions {
  /** From path to what is in the file. */
  files: Record<string, string | Uint8Array>;
  /** Without it a free one, by PORT. `undefined`: whatever the code asks for. */
  port?: number | undefined;
}

/** A project as it runs on a computer of one's own, in a process and a folder of its own. */
export interface TakenHome extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  readonly wsUrl: string;
  readonly folder: string;
  readonly pid: number;
  /** The lines that it has printed so far. */
  console(): string[];
  /** Calls back each time it has printed something, until it ends. */
  onPrint(listener: () => void): void;
  /** Resolves when a line is printed that holds `text`, one that no other call waited for. Throws after a minute, or when the process ends. */
  says(text: string): Promise<string>;
  /** Saves files as an editor would; `null` deletes. The new code is live or refused when `says` says so. */
  write(files: Record<string, string | Uint8Array | null>): Promise<void>;
}

/** Runs the built runtime. Resolves when it says that it runs. Whoever calls it has `take-home` built. */
export async function startTakenHome({ files, ...given }: TakenHomeOptions): Promise<TakenHome> {
  const folder = await mkdtemp(join(tmpdir(), 'wszero-home-'));
  await cp(join(ROOT, '.build/take-home/runtime'), join(folder, 'runtime'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFiles(folder, files);
  const port = 'port' in given ? given.port : await freePort();
  return await runTakenHome(folder, port);
}

/** Runs `npm start`'s command in a folder that has all it needs. The folder goes away with it. */
export async function runTakenHome(folder: string, port: number | undefined): Promise<TakenHome> {
  const { PORT: _PORT, ...env } = process.env;
  const child = spawnNode('runtime/node/main.js', folder, { ...env, ...(port === undefined ? {} : { PORT: String(port) }) });
  const lines = new Lines(child);
  const dispose = async (): Promise<void> => {
    await endProcess(child, 'SIGTERM');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const line = await lines.next('http://localhost:');
    const [, shown = ''] = /localhost:(\d+)/.exec(line) ?? [];
    return {
      url: `http://127.0.0.1:${shown}`,
      wsUrl: `ws://127.0.0.1:${shown}/ws`,
      folder,
      pid: child.pid ?? 0,
      console: () => [...lines.all],
      onPrint: (listener) => void lines.listeners.push(listener),
      says: (text) => lines.next(text),
      write: (files) => writeFiles(folder, files),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** All in one moment, so that nobody reads a file of which half is written, or one without the other. */
async function writeFiles(folder: string, files: Record<string, string | Uint8Array | null>): Promise<void> {
  const beside = await mkdtemp(`${folder}-saving-`);
  const moves: (() => void)[] = [];
  for (const [at, [path, contents]] of Object.entries(files).entries()) {
    const file = join(folder, path);
    if (contents === null) moves.push(() => rmSync(file));
    else {
      const fresh = join(beside, String(at));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(fresh, contents);
      moves.push(() => renameSync(fresh, file));
    }
  }
  for (const move of moves) move();
  await rm(beside, { recursive: true });
}

/** What a process prints, line by line. */
class Lines {
  readonly all: string[] = [];
  readonly listeners: (() => void)[] = [];
  readonly #taken = new Set<number>();
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        const parts = (rest + chunk).split('\n');
        rest = parts.pop() ?? '';
        this.all.push(...parts);
        this.#wake();
      });
    }
    child.once('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  async next(text: string): Promise<string> {
    const give = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const at = this.all.findIndex((line, index) => !this.#taken.has(index) && line.includes(text));
      const found = this.all[at];
      if (found !== undefined) {
        this.#taken.add(at);
        return found;
      }
      if (this.#ended) throw new Error(`it ended and did not say "${text}": ${this.all.join('\n')}`);
      if (give.aborted) throw new Error(`it did not say "${text}": ${this.all.join('\n')}`);
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        give.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
    for (const listener of this.listeners) listener();
  }
}
