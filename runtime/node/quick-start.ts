/**
 * WebAssembly is compiled once, and not a second time for speed. esbuild is 14 MB of it, and a pupil's code is so short that the
 * second time never pays: a start takes a third of a second of computing in place of two and a half, and half the memory.
 */
const ONCE = `--import=data:text/javascript,import{setFlagsFromString}from'node:v8';setFlagsFromString('--liftoff-only')`;

/** Calls `start`, the first use of esbuild, which starts its process at once. That takes its options from here alone. */
export function startQuickly<Result>(start: () => Result): Result {
  const { NODE_OPTIONS: before } = process.env;
  process.env.NODE_OPTIONS = before === undefined ? ONCE : `${before} ${ONCE}`;
  try {
    return start();
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
}
