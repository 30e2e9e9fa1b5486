import type { MadeProject } from '../../support/api.ts';
import type { Dice } from './dice.ts';
import { anyJson } from './fuzz-json.ts';

export interface FuzzedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

/** A route of the host as it is meant, and what a good body of it is. */
export interface Route {
  name: string;
  method: string;
  /** Steps of the path; those with a colon are filled in. */
  path: string;
  body?: (dice: Dice) => Record<string, unknown>;
  /** Good ones cost much: one in so many inputs may be. */
  goodOneIn?: number;
  /** All that could be good has a right key, so that no other input gets one. */
  isKept?: true;
  /** Where not as many as elsewhere. */
  atOnce?: number;
}

/** Requests with what may be a key, at the same time: they wait for each other, on purpose, and the host for none of them. */
const WAITING = 200;

export const ROUTES: readonly Route[] = [
  { name: 'create', method: 'POST', path: '/api/projects', body: (dice) => ({ name: 'x', files: filesOf(dice) }), goodOneIn: 20 },
  { name: 'read', method: 'GET', path: '/api/projects/:id', atOnce: WAITING },
  {
    name: 'write',
    method: 'PUT',
    path: '/api/projects/:id/files',
    body: (dice) => ({ files: filesOf(dice) }),
    goodOneIn: 40,
    atOnce: WAITING,
  },
  { name: 'asset', method: 'GET', path: '/api/projects/:id/assets/:hash', atOnce: WAITING },
  { name: 'export', method: 'GET', path: '/api/projects/:id/export.zip', goodOneIn: 200, isKept: true, atOnce: WAITING },
  { name: 'remix', method: 'POST', path: '/api/projects/:id/remix', goodOneIn: 200, atOnce: WAITING },
  // what would be done well would give the project that is tried other keys
  {
    name: 'links',
    method: 'POST',
    path: '/api/projects/:id/links/edit',
    body: () => ({ action: 'withdraw' }),
    goodOneIn: 200,
    atOnce: WAITING,
  },
  { name: 'versions', method: 'GET', path: '/api/projects/:id/versions', atOnce: WAITING },
  { name: 'version', method: 'GET', path: '/api/projects/:id/versions/:n', atOnce: WAITING },
  {
    name: 'keep a version',
    method: 'POST',
    path: '/api/projects/:id/versions',
    body: () => ({ name: 'Mine' }),
    goodOneIn: 40,
    atOnce: WAITING,
  },
  {
    name: 'put a version back',
    method: 'POST',
    path: '/api/projects/:id/versions/:n/restore',
    goodOneIn: 40,
    isKept: true,
    atOnce: WAITING,
  },
  {
    name: 'report',
    method: 'POST',
    path: '/api/projects/:play/report',
    body: () => ({ why: 'mean' }),
    goodOneIn: 200,
    atOnce: WAITING,
  },
  { name: 'words', method: 'POST', path: '/api/words', body: () => ({ words: ['tiger', 'banana'] }), goodOneIn: 200, atOnce: WAITING },
  { name: 'health', method: 'GET', path: '/healthz' },
  { name: 'start page', method: 'GET', path: '/' },
  { name: 'IDE page', method: 'GET', path: '/e/:id' },
  { name: 'Look page', method: 'GET', path: '/l/:look' },
  { name: 'Play page', method: 'GET', path: '/play/:play' },
  { name: 'Remix page', method: 'GET', path: '/r/:remix' },
  { name: 'not yet', method: 'GET', path: '/check' },
  { name: 'file of a page', method: 'GET', path: '/p/:play/:file' },
  { name: 'script of every page', method: 'GET', path: '/p/:play/wszero.js' },
  { name: 'socket without a socket', method: 'GET', path: '/p/:play/ws' },
  { name: 'library', method: 'GET', path: '/lib/:version/:module' },
  { name: 'anything', method: 'GET', path: '/:any/:any' },
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'] as const;

/** Header values that a browser or a proxy may send, as they should never be. */
const HEADERS: readonly [string, ...string[]] = [
  'Host',
  'Origin',
  'Range',
  'If-Range',
  'If-None-Match',
  'If-Modified-Since',
  'Accept',
  'Accept-Encoding',
  'Content-Type',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'Cookie',
  'Referer',
  'Content-Encoding',
  'Expect',
];
const VALUES = [
  '',
  '*',
  'bytes=0-0,1-2,3-',
  'bytes=-99999999999999999999',
  'gzip;q=9,br;q=x,*;q=0',
  'evil.test',
  'school.test:99999',
  '[::1]:8000',
  'a, b',
  'https',
  'javascript',
  'application/json; charset=utf-16',
  'application/json; charset=bogus',
  'multipart/form-data; boundary=x',
  'W/"x", "y"',
  'Thu, 99 Foo 9999',
  '"',
] as const;

/** A request of this route that HTTP itself lets through, whatever is in it. `n`: each comes from an address of its own. */
export function fuzzedRequest(dice: Dice, route: Route, project: MadeProject, n: number): FuzzedRequest {
  const isGood = dice.oneIn(route.goodOneIn ?? 8);
  const method = isGood || !dice.oneIn(6) ? route.method : dice.pick(METHODS);
  const headers: Record<string, string> = {
    'X-Forwarded-For': `10.${String((n >> 16) & 255)}.${String((n >> 8) & 255)}.${String(n & 255)}`,
    // the project that is tried is not to be deleted
    ...authorization(dice, project, isGood, route.isKept === true || method === 'DELETE'),
  };
  const good = route.body?.(dice) ?? { a: 1 };
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE';
  const body = hasBody ? (isGood ? Buffer.from(JSON.stringify(good)) : anyJson(dice, good, false)) : undefined;
  if (body) headers['Content-Type'] = isGood || !dice.oneIn(8) ? 'application/json' : dice.pick(VALUES);
  if (!isGood) for (let more = dice.below(4); more > 0; more -= 1) headers[dice.pick(HEADERS)] = valueOf(dice);
  return { method, path: pathOf(dice, route.path, project, isGood), headers, body };
}

/** No key that could be one, or the right one: wrong keys are slowed down on purpose, which has tests of its own. */
function authorization(dice: Dice, { editKey, links }: MadeProject, isGood: boolean, isKept: boolean): Record<string, string> {
  const look = links.look.split('/').at(-1) ?? '';
  if (isGood || (!isKept && dice.oneIn(2))) return { Authorization: `Bearer ${dice.oneIn(3) ? look : editKey}` };
  return dice.oneIn(2) ? {} : { Authorization: dice.pick(['Bearer', 'Bearer a b', 'Basic YTpi', 'Bearer "', `Bearer ${'x'.repeat(500)}`]) };
}

function valueOf(dice: Dice): string {
  // what Node's client would not send is for the raw requests
  return dice.oneIn(2) ? dice.pick(VALUES) : dice.text(dice.below(40)).replace(/[^\t\x20-\x7e]/g, '');
}

function pathOf(dice: Dice, path: string, project: MadeProject, isGood: boolean): string {
  const known: Record<string, string> = {
    id: project.id,
    play: project.play,
    look: project.links.look.split('/').at(-1) ?? '',
    remix: project.links.remix.split('/').at(-1) ?? '',
    hash: 'a'.repeat(64),
    kind: 'play',
    n: '1',
    file: 'index.html',
    version: 'AAAAAAAAAAAA',
    module: 'react.js',
    any: 'x',
  };
  const steps = path.split('/').map((step) => {
    const good = step.startsWith(':') ? (known[step.slice(1)] ?? 'x') : step;
    return isGood || step === '' || !dice.oneIn(step.startsWith(':') ? 2 : 8) ? good : stepOf(dice, good);
  });
  return steps.join('/') + (isGood || dice.oneIn(2) ? '' : queryOf(dice));
}

function stepOf(dice: Dice, good: string): string {
  switch (dice.below(9)) {
    case 0:
      return '';
    case 1:
      return encodeURIComponent(dice.spoilt(Buffer.from(good)).toString('latin1'));
    case 2:
      return good + dice.pick(['%00', '%0a', '%2f', '%5c', '%ff', '%', '%%', '%u0041', '%ed%a0%80', ';a=b', '//', '/.', '/..', '\\']);
    case 3:
      return dice.pick(['..', '.', '%2e%2e', '%2e%2e%2f', '__proto__', 'constructor', 'toString', 'server.js', 'server', '.git', '~', '*']);
    case 4:
      return '/'.repeat(dice.below(300));
    case 5:
      return 'x'.repeat(dice.below(4_000));
    case 6:
      return `${good}%00${good}`;
    case 7:
      return dice
        .bytes(dice.below(12))
        .toString('latin1')
        .replace(/[^\x21-\x7e]/g, '');
    default:
      return `${good}/${dice.pick(['img/a.png', 'a.js', 'a/b/c/d/e/f.html', 'index.html/', 'x.tsx', 'wszero.js', 'ws'])}`;
  }
}

function queryOf(dice: Dice): string {
  const pairs = Array.from({ length: dice.below(4) }, () => {
    const name = dice.pick(['pane', 'visit', 'v', 'load', 'a[b]', '__proto__[x]', 'a', '%', '']);
    return `${name}=${encodeURIComponent(dice.bytes(dice.below(20)).toString('latin1'))}`;
  });
  return `?${pairs.join('&')}${dice.oneIn(20) ? '&a'.repeat(2_000) : ''}`;
}

function filesOf(dice: Dice): Record<string, unknown> {
  return { [dice.pick(['a.txt', 'note.md', 'b/c.css'])]: dice.text(dice.below(40)).replace(/\0/g, '') };
}
