import type { Way } from './ways-to-call.ts';

/** Ways for a page to go to another host itself, taking along what it knows. A page that takes one is gone. */
export const WAYS_TO_LEAVE: Record<string, Way> = {
  'location-href': (to) => (location.href = to),
  'location-replace': (to) => location.replace(to),
  'location-in-javascript': (to) => (location.href = `javascript:location.href='${to}'`),
  'location-blob': (to) => (location.href = blobOf(`<script>fetch('${to}')</script><img src="${to}">`, 'text/html')),
  'location-data': (to) => (location.href = `data:text/html,<img src="${to}">`),
  'navigation-api': (to) => navigation.navigate(to),
  'open-self': (to) => window.open(to, '_self'),
  'top-location': (to) => {
    if (top) top.location.href = to;
  },
  'parent-location': (to) => parent.location.replace(to),
  'top-location-inside': (to) => add('iframe', { srcdoc: `<script>top.location = '${to}'</script>` }),
  link: (to) => add('a', { href: to }).click(),
  'link-download': (to) => add('a', { href: to, download: '' }).click(),
  'link-pinging': (to) => add('a', { href: '?again', ping: to }).click(),
  'link-svg': (to) => {
    const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
    link.setAttribute('href', to);
    document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg')).append(link);
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  },
  'form-get': (to) => add('form', { action: to }, '<input name="a" value="secret">').submit(),
  'form-post': (to) => add('form', { action: to, method: 'post' }, '<input name="a" value="secret">').submit(),
  'form-top': (to) => add('form', { action: to, method: 'post', target: '_top' }).submit(),
  'form-button': (to) => add('form', {}, `<button formaction="${to}">`).querySelector('button')?.click(),
  refresh: (to) => document.head.append(add('meta', { 'http-equiv': 'refresh', content: `0;url=${to}` })),
  'beacon-on-leaving': (to) => {
    addEventListener('pagehide', () => navigator.sendBeacon(to, 'secret'));
    location.reload();
  },
  'fetch-on-leaving': (to) => {
    addEventListener('pagehide', () => void fetch(to, { keepalive: true, mode: 'no-cors' }));
    location.reload();
  },
};

/** In a frame these are held without an end of the page, which can go on to the next; in a tab of its own only some. */
export const STAYING = {
  inFrame: ['form-get', 'form-post', 'form-top', 'form-button', 'top-location', 'top-location-inside', 'parent-location'],
  alone: ['form-get', 'form-post', 'form-top', 'form-button', 'top-location-inside'],
};
