import { expect, it } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { compileEngine, instantiateEngine } from '../../../server/sandbox/quickjs.ts';

const PAGE_BYTES = 64 * 1024;

it('the memory of an engine grows to its wall, and no page further', async () => {
  const { memory } = await instantiateEngine(compileEngine());
  memory.grow(LIMITS.wasmPages - memory.buffer.byteLength / PAGE_BYTES);
  expect(() => memory.grow(1)).toThrow(RangeError);
});
