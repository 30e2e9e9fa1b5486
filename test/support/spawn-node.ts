import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Runs first in the process: it ends when the one that started it is gone, and is not kept from ending before. */
const END_WITH_STARTER = `process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel?.unref();`;

/** So long may a process take that was asked to end. */
const END_MS = 30_000;

/** Node with `file`, in a process that ends with this one, also when this one is killed. What it prints is the caller's to read. `before`: a program that runs it, and becomes it. */
export function spawnNode(file: string, cwd: string, env: NodeJS.ProcessEnv, before: readonly string[] = []): ChildProcess {
  const first = `data:text/javascript,${encodeURIComponent(END_WITH_STARTER)}`;
  const node = [process.execPath, '--import', first, file];
  const [program = process.execPath, ...args] = before.length > 0 ? [...before, ...node] : node;
  return spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Resolves when it has ended, to its exit code; null where a signal ended it, which is SIGKILL after half a minute. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const impatient = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(impatient);
  return child.exitCode;
}
