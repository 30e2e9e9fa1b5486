import { afterAll, beforeAll, describe } from 'vitest';
import { clientRules } from './client-rules.ts';
import { handlerRules } from './handler-rules.ts';
import { nameRules } from './name-rules.ts';
import { newCodeRules } from './new-code-rules.ts';
import { openPlayground } from './playground.ts';
import { wireRules } from './wire-rules.ts';
import type { WszeroHost } from './wszero-host.ts';

let host: WszeroHost;
beforeAll(async () => {
  host = await openPlayground();
});
afterAll(() => host[Symbol.asyncDispose]());

describe('in the playground', () => {
  for (const rules of [handlerRules, clientRules, nameRules, wireRules, newCodeRules]) rules(() => host);
});
