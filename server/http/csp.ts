/** Content security policies. What goes into one must be checked before: nothing here escapes. */

/**
 * For every response that carries a pupil's file. `origin` has no slash at its end. Sources are paths: `'self'` would let a
 * page join other projects' sockets, for it means this host even where a page's own origin is opaque.
 */
export function pageCsp(origin: string, play: string): string {
  const own = `${origin}/p/${play}/`;
  const lib = `${origin}/lib/`;
  // http: sources do not cover ws:.
  const socket = `${origin.replace(/^http/, 'ws')}/p/${play}/ws`;
  return policy({
    sandbox: 'allow-scripts allow-forms allow-modals',
    'default-src': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'script-src': `${own} ${lib} 'unsafe-inline' 'unsafe-eval' blob: data:`,
    'style-src': `${own} ${lib} 'unsafe-inline'`,
    'img-src': `${own} data: blob:`,
    'media-src': `${own} data: blob:`,
    'font-src': `${own} data:`,
    'connect-src': `${own} ${socket}`,
    'form-action': own,
  });
}

/**
 * On top of the other for a pupil's file that is no page and no script. A browser may still show it as a document with scripts in
 * it, an SVG say, and there nothing of ours would come first.
 */
export const STILL_CSP = policy({ sandbox: '', 'script-src': "'none'" });

/** For a text of ours below `/p/`, where there is no project: it can do nothing. */
export const EMPTY_PAGE_CSP = policy({ sandbox: '', 'default-src': "'none'", 'style-src': "'unsafe-inline'", 'frame-ancestors': "'self'" });

/**
 * For the pages of the product. `hosts` are the names that browsers may know this host by, `frames` the pupils' pages that it
 * may show: they could send data away by going to another address, and nothing but the policy of the window around them
 * stops that.
 */
export function ownCsp({ hosts, nonce, frames }: { hosts: ReadonlySet<string>; nonce: string; frames?: string }): string {
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src-elem': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    // Sounds that a pupil listens to in the IDE.
    'media-src': 'blob:',
    'font-src': "'self' data:",
    // Not every browser takes 'self' for sockets as well.
    'connect-src': ["'self'", ...[...hosts].flatMap((host) => [`ws://${host}`, `wss://${host}`])].join(' '),
    'worker-src': "'self'",
    'frame-src': frames ?? "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
  });
}

function policy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => (value === '' ? name : `${name} ${value}`))
    .join('; ');
}
