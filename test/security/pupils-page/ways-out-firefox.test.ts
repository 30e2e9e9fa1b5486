import { describe } from 'vitest';
import { HAS_FIREFOX, openFirefox } from '../../support/firefox.ts';
import { firefoxTabs } from './tab.ts';
import { waysOut } from './ways-out-suite.ts';

describe.runIf(HAS_FIREFOX)('Firefox', () => {
  waysOut('Firefox', async () => {
    const firefox = await openFirefox();
    return { openTab: firefoxTabs(firefox.browser), close: () => firefox[Symbol.asyncDispose]() };
  });
});
