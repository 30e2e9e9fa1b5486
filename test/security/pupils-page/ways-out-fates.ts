/**
 * What is known to be open. A page at the top of a tab can go wherever it likes, as every page can: its own policy says nothing
 * of that. In a frame of ours it can't, by the policy of the page around it.
 */
const GOING = [
  'link',
  'link-download',
  'link-svg',
  'location-href',
  'location-in-javascript',
  'location-replace',
  'navigation-api',
  'open-self',
  'parent-location',
  'parsed-refresh',
  'refresh',
  'top-location',
];
/** The constructor is taken away from a page, but a frame in it that has no address has another. */
const PEERS = ['frame-srcdoc-rtc'];
/** A bare connection, without a word. */
const CONNECTING = ['preconnect'];

/** Ways that need a context that is secure, as this machine's own address is. */
export const ONLY_SECURE = ['service-worker-own', 'worklet', 'web-transport'];

/** What each browser lets out, by how the page was opened. All other ways are held. `missing` are those that it does not have at all. */
export const FATES = {
  Chromium: {
    open: { pane: PEERS, play: PEERS, alone: [...GOING, ...PEERS] },
    missing: ['location-data', 'preconnect', 'shared-worker-of-data', 'sibling-location'],
  },
  Firefox: {
    open: { pane: [...PEERS, ...CONNECTING], play: [...PEERS, ...CONNECTING], alone: [...GOING, ...PEERS, ...CONNECTING] },
    missing: ['link-pinging', 'location-data', 'ping', 'prefetch', 'sibling-location', 'style-clip'],
  },
};

/** What a page may read and run, however it is opened: its own project. */
export const READABLE = ['own-socket', 'own-file', 'own-picture', 'own-script', 'evaluation', 'client-names'];
