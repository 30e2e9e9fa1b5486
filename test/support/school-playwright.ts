import { playwright } from '@vitest/browser-playwright';
import { chromiumLaunch } from './chromium-launch.ts';
import { SCHOOL_HOST } from './school-host.ts';

/** Vitest's provider for Playwright, opening its pages at the school's host instead of the loopback address. */
export function schoolPlaywright(): ReturnType<typeof playwright> {
  return {
    ...playwright(),
    // A browser is looked for here, when one is needed: unit tests run without.
    providerFactory(project) {
      const provider = playwright({ launchOptions: chromiumLaunch() }).providerFactory(project);
      const openPage = provider.openPage.bind(provider);
      provider.openPage = (session, url, options) => {
        const address = new URL(url);
        address.hostname = SCHOOL_HOST;
        return openPage(session, address.href, options);
      };
      return provider;
    },
  };
}
