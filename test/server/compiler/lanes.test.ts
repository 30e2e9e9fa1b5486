import { afterEach, beforeEach, expect, test } from 'vitest';
import { Lanes } from '../../../server/compiler/lanes.ts';
import type { MainToParser } from '../../../server/compiler/parser-messages.ts';
import { createLog } from '../../../server/log.ts';

/** Small, and exponential for the parser. */
const SLOW = `let x = ${'<T>('.repeat(60)}1${')'.repeat(60)};`;

const server = (text: string): MainToParser => ({ type: 'prepare-server', files: new Map([['server.ts', text]]), entry: 'server.ts' });

let lanes: Lanes;
beforeEach(async () => {
  lanes = new Lanes(createLog('silent'));
  await lanes.warm();
});
afterEach(() => lanes.dispose());

test('whoever made the parser slow once keeps nobody waiting the next time', { timeout: 60_000 }, async () => {
  expect(await lanes.parse('slow', server(SLOW))).toEqual({ type: 'too-slow' });
  const order: string[] = [];
  const again = lanes.parse('slow', server(SLOW)).then(({ type }) => order.push(type));
  const others = Array.from({ length: 5 }, async () => order.push((await lanes.parse('other', server('let a = 1;'))).type));
  await Promise.all([again, ...others]);
  expect(order).toEqual(['prepared', 'prepared', 'prepared', 'prepared', 'prepared', 'too-slow']);
});
