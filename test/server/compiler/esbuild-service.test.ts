import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { BuildOptions } from 'esbuild-wasm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EsbuildService } from '../../../server/compiler/esbuild-service.ts';
import { createLog } from '../../../server/log.ts';

const TIMEOUT = 120_000;

/** Every process that is started while these tests run: esbuild's own. */
const children: ChildProcess[] = [];
const noteChild = (message: unknown): void => void children.push((message as { process: ChildProcess }).process);

let service: EsbuildService;

beforeAll(() => subscribe('child_process', noteChild));
afterAll(() => unsubscribe('child_process', noteChild));

beforeEach(async () => {
  children.length = 0;
  service = new EsbuildService(createLog('silent'));
  await service.warm();
}, TIMEOUT);
afterEach(() => service.dispose());

function source(contents: string): BuildOptions {
  return { stdin: { contents }, write: false, logLevel: 'silent' };
}

/** Each error comes with its line, which is long: gigabytes to write. */
const SLOW = `const a = 1; ${'a = 2; '.repeat(30_000)}`;

function onlyChild(): ChildProcess {
  expect(children).toHaveLength(1);
  const [child] = children;
  if (!child) throw new Error('no process was started');
  return child;
}

async function gone(child: ChildProcess | undefined): Promise<void> {
  if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

test('starts the process again when it was killed, and the next build does not notice', { timeout: TIMEOUT }, async () => {
  const first = onlyChild();
  expect(first.kill('SIGKILL')).toBe(true);
  await gone(first);
  expect(await service.build(source('let b = 2;'))).toMatchObject({ type: 'built', code: 'let b = 2;\n' });
  expect(children).toHaveLength(2);
});

test('compiles one text as it builds, after its process was killed too', { timeout: TIMEOUT }, async () => {
  const jsx = { loader: 'jsx', jsx: 'automatic', logLevel: 'silent' } as const;
  expect(await service.transform('export default <p />;', jsx)).toMatchObject({
    type: 'built',
    code: expect.stringContaining('jsx("p"') as unknown,
  });
  const first = onlyChild();
  first.kill('SIGKILL');
  await gone(first);
  expect(await service.transform('let b = 2;', jsx)).toMatchObject({ type: 'built', code: 'let b = 2;\n' });
  expect(await service.transform('let = ;', jsx)).toMatchObject({ type: 'failed', errors: [{ location: { line: 1 } }] });
});

test('tries a build once more when the process is killed under it', { timeout: TIMEOUT }, async () => {
  const first = onlyChild();
  let asked = 0;
  const outcome = await service.build({
    entryPoints: ['a'],
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'killer',
        setup: (build) => {
          build.onResolve({ filter: /.*/ }, ({ path }) => ({ path, namespace: 'here' }));
          build.onLoad({ filter: /.*/ }, () => {
            asked += 1;
            if (asked === 1) first.kill('SIGKILL');
            return { contents: 'console.log(1);' };
          });
        },
      },
    ],
  });
  expect(outcome).toMatchObject({ type: 'built', code: expect.stringContaining('console.log(1);') as string });
  expect(asked).toBe(2);
  expect(children).toHaveLength(2);
});

test('gives up a build that brings the process down twice, and serves the next', { timeout: TIMEOUT }, async () => {
  const outcome = await service.build({
    entryPoints: ['a'],
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [{ name: 'killer', setup: (build) => build.onResolve({ filter: /.*/ }, () => void children.at(-1)?.kill('SIGKILL')) }],
  });
  expect(outcome).toEqual({ type: 'crashed' });
  expect(await service.build(source('let b = 2;'))).toMatchObject({ type: 'built' });
});

test('cuts a build at its deadline, and those behind it are built', { timeout: TIMEOUT }, async () => {
  const first = onlyChild();
  const [before, slow, ...behind] = await Promise.all(
    [source('let a = 1;'), source(SLOW), source('let b = 2;'), source('let c = 3;')].map((options) => service.build(options)),
  );
  expect(slow).toEqual({ type: 'too-slow' });
  expect(before).toMatchObject({ type: 'built', code: 'let a = 1;\n' });
  expect(behind).toMatchObject([{ code: 'let b = 2;\n' }, { code: 'let c = 3;\n' }]);
  await gone(first);
  expect(first.killed).toBe(true);
});

test('says what is wrong with the code', { timeout: TIMEOUT }, async () => {
  expect(await service.build(source('let a = ;'))).toMatchObject({
    type: 'failed',
    errors: [{ text: 'Unexpected ";"', location: { line: 1, column: 8 } }],
  });
});

test('leaves no process behind, and nobody waiting', { timeout: TIMEOUT }, async () => {
  const child = onlyChild();
  const waiting = service.build(source(SLOW)).catch((error: unknown) => error);
  await service.dispose();
  expect(await waiting).toEqual(new Error('the compiler was disposed'));
  await gone(child);
  await expect(service.build(source('let a = 1;'))).rejects.toThrow('disposed');
  expect(children).toHaveLength(1);
});
