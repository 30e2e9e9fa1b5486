import type { BrowserContext, Page } from 'playwright-core';

/** What a page must never do, collected while it runs; frames and workers in it included. */
export interface PageWatch {
  /** Errors that nobody caught, of the page and of all frames in it. */
  readonly errors: string[];
  /** Those of them that no page of a pupil threw. */
  readonly ownErrors: string[];
  /** What a content security policy has stopped. */
  readonly violations: string[];
  /** Addresses of all requests and websockets. */
  readonly addresses: string[];
  /** Begins anew. */
  forget(): void;
}

/** No file of a pupil, no library that it imports, and no code that such a page has made: that has no address. */
const OWN = /^https?:\/\/[^/]+\/(?!p\/|lib\/)/;
const BY_POLICY = /content security policy/i;

/** Begins with the next page of the context. */
export function watchPages(context: BrowserContext): PageWatch {
  const watch: PageWatch = {
    errors: [],
    ownErrors: [],
    violations: [],
    addresses: [],
    forget: () => {
      for (const seen of [watch.errors, watch.ownErrors, watch.violations, watch.addresses]) seen.length = 0;
    },
  };
  context.on('request', (request) => watch.addresses.push(request.url()));
  context.on('weberror', (error) => {
    const { message } = error.error();
    watch.errors.push(message);
    if (OWN.test(error.location().url)) watch.ownErrors.push(message);
  });
  context.on('console', (message) => {
    if (BY_POLICY.test(message.text())) watch.violations.push(message.text());
  });
  context.on('page', (page: Page) => page.on('websocket', (socket) => watch.addresses.push(socket.url())));
  return watch;
}

/** Those of the addresses that are neither of this host nor made by the page itself. */
export function elsewhere(addresses: string[], host: string): string[] {
  return addresses.filter((address) => {
    const { protocol, host: asked } = new URL(address);
    return protocol !== 'data:' && protocol !== 'blob:' && protocol !== 'about:' && asked !== host;
  });
}
