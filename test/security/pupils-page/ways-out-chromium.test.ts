import { openBrowser } from '../../support/browser.ts';
import { chromiumTabs } from './tab.ts';
import { waysOut } from './ways-out-suite.ts';

waysOut('Chromium', async () => {
  const browser = await openBrowser();
  return { openTab: chromiumTabs(await browser.newContext()), close: () => browser.close() };
});
