import { assertNever } from '../../runtime/assert-never.ts';
import type { TrafficNote } from '../../runtime/bridge-messages.ts';
import type { ClientInfo } from '../../server/protocol/ide.ts';
import type { Line } from './row.ts';

/** A message, as one side of a connection knows it: the how manyth of this client. */
export interface Numbered {
  client: string;
  /** From 1; undefined where it is not known. */
  number: number | undefined;
}

/** What a page tells of a message that it sent. */
export interface SentFrom {
  /** The line that sent it. */
  place?: Line;
  /** The message to this client that it was handling. */
  cause?: Numbered;
}

/** What one page load told. */
interface PageLoad {
  sent: Map<number, { cause: number; place?: Line }>;
  unheard: Set<number>;
}

interface Link {
  page: PageLoad;
  /** The page's counts when this connection began. */
  sent: number;
  got: number;
}

/** Messages of a page load of which something is remembered; links and clients of all panes. */
const MOST_NOTES = 1_000;
const MOST_LINKS = 500;

/**
 * What pages tell of their messages, put together with what the host tells. A page counts over its page load, the host over a
 * connection: when it connects a page says how far it was, and which connection it is.
 */
export class PageNotes {
  readonly #pages = new Map<string, PageLoad>();
  /** By load and attempt. */
  readonly #links = new Map<string, Link>();
  /** The same, by the host's name for the client. */
  readonly #clients = new Map<string, string>();

  /** A page has come into this pane. */
  begin(token: string): void {
    this.#pages.set(token, { sent: new Map(), unheard: new Set() });
  }

  forget(token: string): void {
    this.#pages.delete(token);
  }

  meet(clients: readonly ClientInfo[]): void {
    for (const { id, load, attempt } of clients)
      if (load !== undefined && attempt !== undefined) put(this.#clients, id, `${load} ${attempt}`);
  }

  told(token: string, notes: readonly TrafficNote[]): void {
    const page = this.#pages.get(token);
    if (page) for (const note of notes) this.#take(page, note);
  }

  /** Token of the pane whose page, that is there now, this client is. */
  paneOf(client: string): string | undefined {
    const page = this.#link(client)?.page;
    return [...this.#pages].find(([, each]) => each === page)?.[0];
  }

  sentFrom({ client, number }: Numbered): SentFrom | undefined {
    const link = this.#link(client);
    const note = number === undefined ? undefined : link?.page.sent.get(link.sent + number);
    if (!link || !note) return undefined;
    const { cause, place } = note;
    // what came over an earlier connection has another client's name
    const known = cause > link.got ? { cause: { client, number: cause - link.got } } : {};
    return { ...known, ...(place ? { place } : {}) };
  }

  /** Nobody on the page listened for this message to it. */
  isUnheard({ client, number }: Numbered): boolean {
    const link = this.#link(client);
    return number !== undefined && link !== undefined && link.page.unheard.has(link.got + number);
  }

  #take(page: PageLoad, note: TrafficNote): void {
    switch (note.type) {
      case 'connected':
        put(this.#links, `${note.load} ${String(note.attempt)}`, { page, sent: note.sent, got: note.got });
        return;
      case 'sent': {
        const { number, cause, file, line } = note;
        put(page.sent, number, { cause, ...(file === undefined || line === undefined ? {} : { place: { file, line } }) }, MOST_NOTES);
        return;
      }
      case 'unheard':
        if (page.unheard.size < MOST_NOTES) page.unheard.add(note.number);
        return;
      default:
        assertNever(note);
    }
  }

  #link(client: string): Link | undefined {
    return this.#links.get(this.#clients.get(client) ?? '');
  }
}

function put<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most = MOST_LINKS): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
