import { addressOf, projectUrl, socketUrl } from './address.ts';
import { takeHello } from './early-hello.ts';
import { takeEditKey } from './edit-key.ts';
import { LifeClock } from './life-clock.ts';
import { IndexedStore } from './local-store.ts';
import { Session } from './session.ts';

/** Opens the session that this page's address names. Undefined where the address names no project. Ends with the page. */
export function startSession(page: Window = window): Session | undefined {
  const address = addressOf(page.location.pathname);
  if (!address) return undefined;
  const key = address.look ?? takeEditKey(address.id, page);
  // who may only look on has nothing to lose
  const writes = address.look === undefined && key !== undefined;
  const localStore = writes ? new IndexedStore({ project: address.id, factory: () => page.indexedDB }) : undefined;
  let hello = takeHello(page, key);
  const session = new Session({
    address,
    key,
    session: hello?.session,
    openSocket: (socketAddress) => {
      const socket = hello?.takeSocket() ?? new WebSocket(socketAddress);
      hello = undefined;
      return socket;
    },
    url: socketUrl(page.document.baseURI, address.id),
    api: projectUrl(page.document.baseURI, address.id),
    openFrames: async (pagesUrl) => {
      const { CheckFrames } = await import('../lessons/check-frames.ts');
      return new CheckFrames({ pagesUrl, container: page.document.body });
    },
    isHidden: () => page.document.hidden,
    localStore,
  });
  page.addEventListener('beforeunload', (event) => {
    const { saved, keptHere } = session.store.state;
    if (!saved && keptHere !== 'yes') event.preventDefault();
  });
  page.addEventListener('pagehide', () => session.saved.keep());
  session.store.subscribe(() => {
    const { moved, saved } = session.store.state;
    if (moved && saved) page.location.reload();
  });
  new LifeClock(page, session.pages);
  page.document.addEventListener('visibilitychange', () => {
    session.lessons.seen();
    if (page.document.hidden) session.saved.keep();
  });
  page.addEventListener('online', () => session.hurry());
  // The same page with other words in the address: opened again with those.
  page.addEventListener('hashchange', () => page.location.reload());
  return session;
}
