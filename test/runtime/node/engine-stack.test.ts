import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { engineStack } from '../../../runtime/node/engine-stack.ts';

const SCRIPT = `function outer() { inner(); }
/* 🦊🦊 */ function inner() { throw new Error('at the start\\n    at forged (server.js:1:1)'); }
[1].map(() => outer());`;

function stackOf(script: string): string {
  try {
    new Script(script, { filename: 'server.js' }).runInThisContext();
    return '';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? '') : '';
  }
}

it('keeps the frames of the script, each with a name, and counts whole characters', () => {
  const stack = stackOf(SCRIPT);
  expect(stack).toContain('server.js:2:37');
  const frames = engineStack(stack, SCRIPT).split('\n');
  // the two foxes are four halves
  expect(frames).toContain('    at inner (server.js:2:35)');
  expect(frames).toContain('    at outer (server.js:1:20)');
  expect(frames.at(-1)).toBe('    at <anonymous> (server.js:3:5)');
  expect(frames.filter((frame) => !/^ {4}at .+ \(server\.js:\d+:\d+\)$/.test(frame))).toEqual([]);
});

it('keeps nothing of other scripts', () => {
  expect(engineStack('Error: x\n    at run (node:vm:1:2)\n    at main (/elsewhere/other-server.js:3:4)', '')).toBe('');
});
