import { WAYS_TO_CALL } from './ways-to-call.ts';
import { WAYS_TO_LEAVE } from './ways-to-leave.ts';
import { WAYS_TO_READ } from './ways-to-read.ts';

/** How long a page waits for its own attempts, in milliseconds: some of them never say that they failed. */
const PATIENCE_MS = 3000;

/** Ways that have to stand in the HTML: a browser looks ahead in it for what it could load. */
export const PARSED = [
  'parsed-img',
  'parsed-script',
  'parsed-style',
  'parsed-frame',
  'parsed-preload',
  'parsed-import',
  'parsed-import-map',
  'parsed-refresh',
  'written-img',
  'written-script',
];

const HEAD = '<!doctype html><html><head><script src="ways.js"></script></head>';

/** The files of a project whose pages try to reach `out`, an address without a slash at its end. */
export function tryingPage(out: string): Record<string, string> {
  return {
    'server.js': `on('hello', () => {});\n`,
    'index.html': `${HEAD}<body></body></html>`,
    'parsed.html': `${HEAD}<body>
<script type="importmap">{"imports": {"far/": "${out}/"}}</script>
<img src="${out}/parsed-img">
<script src="${out}/parsed-script"></script>
<link rel="stylesheet" href="${out}/parsed-style">
<link rel="preload" as="image" href="${out}/parsed-preload">
<iframe src="${out}/parsed-frame"></iframe>
<script type="module">import '${out}/parsed-import';</script>
<script type="module">import 'far/parsed-import-map';</script>
<script>document.write('<img src="${out}/written-img"><scr' + 'ipt src="${out}/written-script"></scr' + 'ipt>');</script>
</body></html>`,
    'refresh.html': `<!doctype html><meta http-equiv="refresh" content="0;url=${out}/parsed-refresh"><p>`,
    'ways.js': waysScript(),
    'service-worker.js': `fetch('${out}/service-worker-own');`,
    'own.json': '{}',
    'own.js': '',
    'own.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  };
}

/** A page of another project, which answers whoever it hears. */
export const OTHER_PAGE: Record<string, string> = {
  'server.js': `on('hello', () => {});\n`,
  'index.html': `<!doctype html><script>
const channel = new BroadcastChannel('everybody');
channel.onmessage = () => channel.postMessage('secret');
</script>`,
  'other.js': '',
  'other.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
};

function waysScript(): string {
  const table = (ways: Record<string, (...parameters: never[]) => unknown>): string =>
    `{${Object.entries(ways)
      .map(([name, way]) => `${JSON.stringify(name)}: ${way.toString()}`)
      .join(',\n')}}`;
  return `${IN_PAGE}
const CALL = ${table(WAYS_TO_CALL)};
const LEAVE = ${table(WAYS_TO_LEAVE)};
const READ = ${table(WAYS_TO_READ)};
`;
}

/** What the ways are written with. In the page they are tried one by one, and a way that throws hinders no other. */
const IN_PAGE = `
function add(name, attributes = {}, inside = '') {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (name === 'script' || name === 'style') element.textContent = inside;
  else element.innerHTML = inside;
  document.body.append(element);
  return element;
}
function blobOf(text, type = 'text/javascript') {
  return URL.createObjectURL(new Blob([text], { type }));
}
function rtc(urls) {
  const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] });
  connection.createDataChannel('a');
  return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
}
function opens(url) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
  });
}
function loads(name, src) {
  return new Promise((resolve) => {
    const element = document.createElement(name);
    element.onload = () => resolve(true);
    element.onerror = () => resolve(false);
    element.src = src;
    document.body.append(element);
  });
}
async function attempt(way, ...given) {
  try {
    return await Promise.race([way(...given), new Promise((resolve) => setTimeout(resolve, ${String(PATIENCE_MS)}))]);
  } catch {
    return undefined;
  }
}
async function callAll(place) {
  await Promise.all(Object.entries(CALL).map(([name, way]) => attempt(way, place.out + '/' + name, place)));
}
async function readAll(place) {
  const got = [];
  for (const [name, way] of Object.entries(READ)) if ((await attempt(way, place)) === true) got.push(name);
  return got;
}
function leave(names, place) {
  for (const name of names) setTimeout(() => attempt(LEAVE[name], place.out + '/' + name, place));
}
`;
