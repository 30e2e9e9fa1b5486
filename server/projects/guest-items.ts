/** What a project gives its code to handle, as texts: see GUEST_ITEM. */
import type { ConnectedClient } from '../../runtime/clients/client-table.ts';
import { FIELD, GUEST_ITEM } from '../protocol/guest.ts';

export function connectItem({ id, name, load = '' }: ConnectedClient): string {
  return GUEST_ITEM.connect + id + FIELD + load + FIELD + name;
}

export function disconnectItem({ id }: ConnectedClient): string {
  return GUEST_ITEM.disconnect + id;
}

/** `text`: a message as it came, without control characters. */
export function messageItem({ id }: ConnectedClient, text: string): string {
  return GUEST_ITEM.message + id + FIELD + text;
}

/** Whether to mark from now on which handler runs. */
export function traceItem(on: boolean): string {
  return GUEST_ITEM.trace + (on ? '1' : '0');
}

/** Id of the client whose message `item` is; undefined where it is none. */
export function senderOf(item: string): string | undefined {
  return item.startsWith(GUEST_ITEM.message) ? item.slice(1, item.indexOf(FIELD)) : undefined;
}
