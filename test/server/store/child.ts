import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { build } from 'esbuild-wasm';
import { ROOT } from '../../../server/built.ts';

/** A script that runs in a process of its own, built once. */
export interface Child {
  /** `lines` are those of its standard output; `ended` is how it ended and what it said on standard error. */
  start(...args: string[]): RunningChild;
  remove(): Promise<void>;
}

export interface RunningChild {
  process: ChildProcess;
  lines: Interface;
  ended: Promise<{ code: number | null; signal: string | null; errors: string }>;
}

/** `script`: an absolute path. It is built inside the project, so that it finds the packages. */
export async function buildChild(script: string): Promise<Child> {
  const folder = await mkdtemp(join(ROOT, '.build/', 'child-'));
  const outfile = join(folder, basename(script).replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'error',
  });
  return { start: (...args) => start(outfile, args), remove: () => rm(folder, { recursive: true }) };
}

function start(file: string, args: string[]): RunningChild {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode, errors }));
  return { process: child, lines: createInterface(child.stdout), ended };
}
