import { spawn } from 'node:child_process';
import { ROOT } from './project-root.mjs';

/**
 * Runs a program to its end. What it prints goes where ours goes, or is collected.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, collect?: boolean, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless collected
 */
export function run(program, args, { env = {}, collect = false, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', collect ? 'pipe' : 'inherit', collect ? 'pipe' : 'inherit'],
    });
    let output = '';
    const take = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * As `run`, for a script of this Node.
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, collect?: boolean, cwd?: string }} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** A fault whose message is all that the reader needs: no stack is shown. */
export class PlainError extends Error {}
