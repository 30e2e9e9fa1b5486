/**
 * The host and the browser of a test file that imports them: both are started before its first test, before anything else that it
 * does there, and ended behind its last one.
 */
import { afterAll, beforeAll } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startHost, type RunningHost } from './start-host.ts';

export let host: RunningHost;
export let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});
