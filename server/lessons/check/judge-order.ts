import type { Failure, Heard } from './evidence.ts';
import { fits } from './matching.ts';

/** Whether the parts of what came have these values one after another, each list of `inOrder` for one part. */
export function judgeOrder(
  inOrder: Readonly<Record<string, unknown[]>>,
  op: string,
  name: string,
  got: readonly Heard[],
): Failure | 'missing' | undefined {
  const parts = Object.keys(inOrder);
  const length = Math.max(0, ...Object.values(inOrder).map((list) => list.length));
  const wanted = Array.from({ length }, (_, at) => Object.fromEntries(parts.map((part) => [part, inOrder[part]?.[at]])));
  const came = got.map((each) => Object.fromEntries(parts.map((part) => [part, each.parts[part]])));
  const same = (at: number, from: number): boolean => fits(wanted[at], came[from + at], name);
  const isThere = came.some((_, from) => wanted.every((_value, at) => same(at, from)));
  if (isThere || length === 0) return undefined;
  if (wanted.some((value) => !came.some((each) => fits(value, each, name)))) return 'missing';
  const isDoubled = wanted.some(
    (value) => came.filter((each) => fits(value, each, name)).length > wanted.filter((each) => fits(value, each, name)).length,
  );
  if (isDoubled) return { problem: { code: 'too-often', params: { who: name, op, times: String(came.length) } }, who: [name], op };
  return { problem: { code: 'wrong-order', params: { who: name, op } }, who: [name], op };
}
