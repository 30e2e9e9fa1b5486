/**
 * Who this page is to the server. A page that is shown as a pane has a token, which the server wrote on the script element
 * (`data-pane`); any other is a visitor, named by a random of this page load, so that a reconnection keeps its name.
 */
const TOKEN = /^[A-Za-z0-9_.-]{1,200}$/;
const NAME = 'wszero-pane:';

/** Whether this page is shown as a pane of an editor. */
export function isPane(script: HTMLScriptElement | null): boolean {
  return TOKEN.test(script?.dataset['pane'] ?? '');
}

export interface Identity {
  /** Random, of this page load. */
  load: string;
  /** `pane=…` or `visit=…`, for the query of the socket's URL. */
  query: string;
}

/**
 * Tells this page load from others: the server handles what one page sent in order, also when its connection broke in between.
 */
export function identity(script: HTMLScriptElement | null): Identity {
  const load = random();
  return { load, query: isPane(script) ? `pane=${script?.dataset['pane'] ?? ''}&load=${load}` : `visit=${load}` };
}

/** Leaves the token where the next page in this frame finds it: a link or a form in a pane leads to a URL without it. */
export function rememberPane(token: string): void {
  if (TOKEN.test(token)) window.name = NAME + token;
}

/** The address of this very page as the pane that its frame was before; undefined when it is one already, or never was. */
export function lostPaneUrl(script: HTMLScriptElement | null): string | undefined {
  if (parent === window || script?.dataset['pane'] !== undefined || !window.name.startsWith(NAME)) return undefined;
  const token = window.name.slice(NAME.length);
  const url = new URL(location.href);
  // A page that has it in its address was refused as a pane: asking again would go round for ever.
  if (!TOKEN.test(token) || url.searchParams.has('pane')) return undefined;
  url.searchParams.set('pane', token);
  return url.href;
}

/** `crypto.randomUUID` is missing on plain http. */
function random(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
