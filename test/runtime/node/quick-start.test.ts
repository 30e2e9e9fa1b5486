import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startQuickly } from '../../../runtime/node/quick-start.ts';

const run = promisify(execFile);

it('gives the process that is started an option that it knows, beside those that it has', async () => {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = '--no-deprecation';
  try {
    const { stdout, stderr } = await startQuickly(() => run('node', ['-p', 'process.noDeprecation + process.env.NODE_OPTIONS']));
    expect(stdout).toMatch(/^true.*liftoff-only/);
    // V8 says so when there is no such option.
    expect(stderr).toBe('');
    expect(process.env['NODE_OPTIONS']).toBe('--no-deprecation');
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
});

it('leaves the options of this process as they were, also when it can not be started', () => {
  const before = process.env['NODE_OPTIONS'];
  const fail = (): never => {
    throw new Error('no');
  };
  expect(() => startQuickly(fail)).toThrow('no');
  expect(process.env['NODE_OPTIONS']).toBe(before);
});
