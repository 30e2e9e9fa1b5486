import { SCHOOL_HOST } from './school-host.ts';

/**
 * How Firefox differs from the one that a pupil has. What it takes to be driven at all (no updates, no telemetry, no check for
 * a captive portal) it sets by itself; these keep it from calling anywhere on top of that, and change nothing of what a page can do.
 */
export const FIREFOX_PREFERENCES: Record<string, string | number | boolean> = {
  'network.dns.localDomains': SCHOOL_HOST,
  // Every name leads to this machine: whatever still asks for one finds nobody.
  'network.dns.forceResolve': '127.0.0.1',
  'network.trr.mode': 5,
  'browser.newtabpage.enabled': false,
  'browser.startup.page': 0,
  'browser.startup.homepage': 'about:blank',
  'browser.newtabpage.activity-stream.feeds.section.topstories': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'app.normandy.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'extensions.blocklist.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'browser.uitour.enabled': false,
  // It would wait for somebody to answer whether a form may leave a secure context.
  'security.warn_submit_secure_to_insecure': false,
};
