import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs } from './inputs-hash.mjs';
import { ROOT } from './project-root.mjs';
import { PlainError, runNode } from './run.mjs';
import { whileLocked } from './setup-lock.mjs';

const SHARED = ['package-lock.json', 'tsconfig.json', 'server/build.mjs'];

/**
 * What can be built on its own: from what, and the file that holds the hash of what it was built from.
 * @type {Record<Part, { inputs: string[], stamp: string, isApart?: boolean }>}
 * @typedef {'host' | 'ide' | 'lib' | 'take-home' | 'bench'} Part
 */
const PARTS = {
  host: { inputs: ['server', 'runtime'], stamp: '.build/server/.stamp' },
  ide: { inputs: ['ide', 'runtime', 'server/protocol'], stamp: '.build/ide/.stamp' },
  // a change of how the others are built changes nothing in these
  lib: { inputs: ['server/libraries', 'package-lock.json'], stamp: '.build/lib/.stamp', isApart: true },
  'take-home': { inputs: ['runtime', 'server/export', 'LICENSE'], stamp: '.build/take-home/.stamp' },
  bench: {
    inputs: ['test/bench', 'test/support', 'test/security', 'test/server/sandbox', 'server', 'runtime'],
    stamp: '.build/bench/.stamp',
  },
};

/**
 * Builds those of `parts` whose inputs have changed, side by side, each in a process of its own: what builds leaves no
 * memory behind in the server.
 * @param {readonly Part[]} parts
 * @returns {Promise<Part[]>} what was built
 */
export async function buildIfStale(parts) {
  if (stale(parts).length === 0) return [];
  return await whileLocked(
    join(ROOT, '.build/build.lock'),
    async () => {
      const todo = stale(parts);
      const codes = await Promise.all(todo.map(build));
      if (codes.some((code) => code !== 0)) throw new PlainError('The build did not work. What went wrong stands above.');
      return todo;
    },
    () => console.log('Another start is building. Waiting for it.'),
  );
}

/** @param {readonly Part[]} parts */
function stale(parts) {
  return parts.filter((part) => {
    const stamp = join(ROOT, PARTS[part].stamp);
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashOf(part);
  });
}

/** @param {Part} part */
function hashOf(part) {
  const { inputs, isApart } = PARTS[part];
  return hashInputs(ROOT, isApart ? inputs : [...inputs, ...SHARED]);
}

/** @param {Part} part */
async function build(part) {
  const { code } = await runNode([join(ROOT, 'server/build.mjs'), part, hashOf(part)]);
  return code;
}
