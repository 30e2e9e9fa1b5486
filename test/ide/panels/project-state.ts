import type { ClientInfo } from '../../../server/protocol/ide.ts';
import type { Pane, WorkbenchState } from '../../../ide/state/workbench.ts';

export function client(id: string, name: string, groups: string[] = []): ClientInfo {
  return { id, name, pane: name.toLowerCase(), groups };
}

export function pane(name: string): Pane {
  return { token: name.toLowerCase(), name, page: 'index.html', version: 0, view: { type: 'page' }, network: 'on' };
}

/** A project that is open, with two clients. */
export const OPEN_PROJECT = {
  connection: 'online',
  role: 'edit',
  project: { id: 'brave-otter-lamp-42', name: 'Our chat' },
  links: {
    edit: 'e/brave-otter-lamp-42#tiger-banana-rocket-seven',
    look: 'l/brave-otter-lamp-42.abcdefghijklmnop',
    play: 'play/brave-otter-lamp-42.ponmlkjihgfedcba',
    remix: 'r/brave-otter-lamp-42.aaaabbbbccccdddd',
  },
  pagesUrl: '/p/brave-otter-lamp-42.ponmlkjihgfedcba/',
  server: { server: 'running', code: 'live' },
  saved: true,
  clients: [client('1', 'Fox'), client('2', 'Owl')],
  panes: [pane('Fox'), pane('Owl')],
} satisfies Partial<WorkbenchState>;
