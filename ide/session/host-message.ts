import type { HostToIde } from '../../server/protocol/ide.ts';

const KNOWN: Record<HostToIde['type'], true> = {
  welcome: true,
  refused: true,
  saved: true,
  saving: true,
  pane: true,
  state: true,
  diagnostics: true,
  console: true,
  clients: true,
  handlers: true,
  'pages-changed': true,
  traffic: true,
  'project-renamed': true,
  links: true,
  'step-checked': true,
  'page-call': true,
};

/**
 * A text message of the host. The host is the one that served this script, so its words are taken as they are; undefined
 * is for what this script is too old to know, and for what is not a message at all.
 */
export function parseHostMessage(data: string): HostToIde | undefined {
  let message: unknown;
  try {
    message = JSON.parse(data);
  } catch {
    return undefined;
  }
  return isKnown(message) ? message : undefined;
}

function isKnown(message: unknown): message is HostToIde {
  return typeof message === 'object' && message !== null && 'type' in message && Object.hasOwn(KNOWN, String(message.type));
}
