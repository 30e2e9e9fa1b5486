/** What a server's code has by itself. */
export const SERVER_NAMES: readonly string[] = ['on', 'broadcast', 'run_server'];

/** What a page has of wszero. */
export const PAGE_NAMES: readonly string[] = ['send_message', 'HANDLERS'];

/** Names that a page has by itself and a server does not: code that uses one belongs to the page. */
export const WORLD_OF_PAGES: readonly string[] = [
  'document',
  'window',
  'alert',
  'prompt',
  'confirm',
  'fetch',
  'localStorage',
  'sessionStorage',
  'location',
  'navigator',
  ...PAGE_NAMES,
];

/** What there is on both sides, and is written often: a word that nobody knows was most likely meant for one of these. */
export const EVERYWHERE: readonly string[] = [
  'console',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'structuredClone',
  'Array',
  'Boolean',
  'Date',
  'Error',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Set',
  'String',
  'parseFloat',
  'parseInt',
  'true',
  'false',
  'null',
  'undefined',
  'this',
];
