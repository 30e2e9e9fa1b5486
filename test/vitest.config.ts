import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';
import { SCHOOL_HOST } from './support/school-host.ts';
import { schoolPlaywright } from './support/school-playwright.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = 'test/**/*.browser.test.ts';
const e2e = ['test/e2e/**/*.test.ts', 'test/security/**/*.test.ts'];
// On request only, see there.
const onRequest = [
  ...(process.env.PICTURES ? ['test/e2e/pictures.ts'] : []),
  ...(process.env.DEFENCES ? ['test/security/defences/without.ts'] : []),
];
const asked = onRequest.length > 0 ? onRequest : e2e;

export default defineConfig({
  root,
  server: { allowedHosts: [SCHOOL_HOST] },
  test: {
    // A machine that does much else at the same time is slow, and nothing is wrong.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          globalSetup: ['test/support/build-host.ts'],
          setupFiles: ['ide/texts/all-texts.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [browser, ...e2e],
          environment: 'node',
          // One less than there are cores is what it takes by itself: half of two.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // All that the tests import is found before the first one runs: a dependency found later would reload its page.
        optimizeDeps: { entries: [browser] },
        test: {
          name: 'browser',
          globalSetup: ['test/support/build-host.ts'],
          setupFiles: ['ide/texts/all-texts.ts'],
          include: [browser],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            provider: schoolPlaywright(),
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            viewport: { width: 1366, height: 768 },
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        // Each starts a host and a browser, which often wait for each other: three at a time fill two cores.
        test: {
          name: 'e2e',
          globalSetup: ['test/support/build-all.ts'],
          include: asked,
          environment: 'node',
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
