import { afterAll, beforeAll, describe } from 'vitest';
import { clientRules } from './client-rules.ts';
import { handlerRules } from './handler-rules.ts';
import { nameRules } from './name-rules.ts';
import { newCodeRules } from './new-code-rules.ts';
import { openHome } from './taken-home.ts';
import { wireRules } from './wire-rules.ts';
import type { WszeroHost } from './wszero-host.ts';

let home: WszeroHost;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home[Symbol.asyncDispose]());

describe('taken home', () => {
  for (const rules of [handlerRules, clientRules, nameRules, wireRules, newCodeRules]) rules(() => home);
});
