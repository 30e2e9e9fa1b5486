/**
 * The host is asked for the project before the page's own scripts are there, and its answer comes while they are read. The page's first
 * script says hello, and leaves what came of it for the session.
 */
import type { IdeToHost } from '../../server/protocol/ide.ts';
import { addressOf, socketUrl } from './address.ts';
import { knownEditKey, wordsOf } from './edit-key.ts';
import { newSessionId } from './session-id.ts';

export interface EarlyHello {
  /** What it was said under. */
  readonly session: string;
  /**
   * The socket on which it was said. What has come on it so far comes again, when the caller is done. One that is not open yet has not
   * said it: then it is for who listens from now on.
   */
  takeSocket(): WebSocket;
}

declare global {
  interface Window {
    /** For the session that has this key; for any other the socket is closed. */
    wszeroHello?: (key: string | undefined) => EarlyHello | undefined;
  }
}

/** A page whose other scripts have not come by then is no editor of the project. */
const LONGEST_MS = 60_000;

/** Says hello to the project that the page's address names, where this computer has a key of it. */
export function sayHello(page: Window, openSocket = (url: string) => new WebSocket(url), longestMs = LONGEST_MS): void {
  const address = addressOf(page.location.pathname);
  if (!address) return;
  const key = address.look ?? wordsOf(page.location.hash) ?? knownEditKey(address.id);
  if (key === undefined) return;
  const session = newSessionId();
  const hello: IdeToHost = { type: 'hello', key, session };
  const socket = openSocket(socketUrl(page.document.baseURI, address.id));
  const missed: Event[] = [];
  const untilTaken = new AbortController();
  const { signal } = untilTaken;
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => socket.send(JSON.stringify(hello)), { signal });
  socket.addEventListener('message', (event) => missed.push(event), { signal });
  socket.addEventListener('close', (event) => missed.push(event), { signal });
  const takeSocket = (): WebSocket => {
    untilTaken.abort();
    queueMicrotask(() => {
      for (const event of missed) socket.dispatchEvent(copyOf(event));
    });
    return socket;
  };
  const late = setTimeout(() => takeHello(page, undefined), longestMs);
  page.wszeroHello = (theirs) => {
    clearTimeout(late);
    if (theirs === key) return { session, takeSocket };
    untilTaken.abort();
    socket.close();
    return undefined;
  };
}

/** The hello that was said with this key, for the first who asks: the address may have other words by now. */
export function takeHello(page: Window, key: string | undefined): EarlyHello | undefined {
  const said = page.wszeroHello;
  delete page.wszeroHello;
  return said?.(key);
}

/** An event can be dispatched once only. */
function copyOf(event: Event): Event {
  if (event instanceof MessageEvent) return new MessageEvent('message', { data: event.data as unknown });
  if (event instanceof CloseEvent) return new CloseEvent('close', { code: event.code, reason: event.reason });
  return event;
}
