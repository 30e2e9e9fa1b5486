import type { Place } from './ways-to-call.ts';

/**
 * What a page may want of this host and of the windows around it: of the IDE, of other projects, of what the browser keeps.
 * True when it got it. What throws is held.
 */
export type WayToRead = (place: Place) => boolean | Promise<boolean>;

declare global {
  /** Whether a socket opens. */
  function opens(url: string): Promise<boolean>;
  /** Whether an element loads. */
  function loads(name: 'img' | 'script', url: string): Promise<boolean>;
}

export const WAYS_TO_READ: Record<string, WayToRead> = {
  cookie: () => {
    document.cookie = 'a=b';
    return document.cookie !== '';
  },
  'local-storage': () => localStorage.length >= 0,
  'session-storage': () => sessionStorage.length >= 0,
  'indexed-db': () =>
    new Promise((resolve) => {
      const request = indexedDB.open('a');
      request.onsuccess = () => resolve(true);
      request.onerror = () => resolve(false);
    }),
  caches: async () => (await caches.keys()).length >= 0,
  'file-system': async () => (await navigator.storage.getDirectory()).name === '',
  'origin-of-its-own': () => self.origin !== 'null',
  'parent-document': () => parent !== window && Boolean(parent.document.body),
  'parent-address': () => parent !== window && parent.location.href !== '',
  'top-document': () => top !== window && Boolean(top?.document.body),
  'frame-element': () => frameElement !== null,
  opener: () => opener !== null,
  referrer: () => document.referrer !== '',
  'window-name': () => /secret/.test(window.name),
  'sibling-document': () =>
    parent !== window &&
    Array.from({ length: parent.length }, (_, at) => parent[at]).some((each) => each !== window && !!each?.document.body),
  'broadcast-of-another': () =>
    new Promise((resolve) => {
      const channel = new BroadcastChannel('everybody');
      channel.onmessage = () => resolve(true);
      channel.postMessage('hello');
      // The other page answers at once: a turn of a socket is longer than it takes.
      void opens(`ws://${location.host}/p/${location.pathname.split('/')[2] ?? ''}/ws`).then(() => resolve(false));
    }),
  'another-socket': ({ host, other }) => opens(`ws://${host}/p/${other.play}/ws`),
  'another-socket-by-dots': ({ host, play, other }) => opens(`ws://${host}/p/${play}/..%2f${other.play}/ws`),
  'ide-socket': ({ host, other }) => opens(`ws://${host}/api/projects/${other.id}/socket`),
  'another-file': async ({ host, other }) => (await fetch(`http://${host}/p/${other.play}/index.html`)).ok,
  'another-file-by-dots': async ({ host, play, other }) => (await fetch(`http://${host}/p/${play}/..%2f${other.play}/index.html`)).ok,
  'another-script': ({ host, other }) => loads('script', `http://${host}/p/${other.play}/other.js`),
  'another-picture': ({ host, other }) => loads('img', `http://${host}/p/${other.play}/other.svg`),
  api: async ({ host, other }) => (await fetch(`http://${host}/api/projects/${other.id}`)).status > 0,
  'api-no-cors': async ({ host }) => (await fetch(`http://${host}/healthz`, { mode: 'no-cors' })).type === 'opaque',
  'api-making': async ({ host }) =>
    (await fetch(`http://${host}/api/projects`, { method: 'POST', mode: 'no-cors', body: '{}' })).type === 'opaque',
  'ide-page': async ({ host, other }) => (await fetch(`http://${host}/e/${other.id}`, { mode: 'no-cors' })).type === 'opaque',
  'server-code': async () => (await fetch('server.js')).ok,
  // What a page must be able to do: these show that the others are not held by a page that does nothing at all.
  'own-socket': ({ host, play }) => opens(`ws://${host}/p/${play}/ws`),
  'own-file': async () => (await fetch('own.json')).ok,
  'own-picture': () => loads('img', 'own.svg'),
  'own-script': () => loads('script', 'own.js'),
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- whether a page may do this is what is asked
  evaluation: () => new Function('return true')() as boolean,
  'client-names': () => parent === window || parent.length > 0,
};
