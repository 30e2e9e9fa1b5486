import { CLIENT_LIMITS } from '../client-limits.ts';
import { encodeMessage } from './message.ts';
import type { Outlet } from './outlet.ts';
import { WszeroError } from './trouble.ts';

/** A set that shows, and can't be changed by whoever looks at it. */
class ReadOnlySet extends Set<string> {
  override add(): never {
    throw new WszeroError('bad-argument', { message: 'Use client.add_to_group(…) to put a client into a group.' });
  }
  override delete(): never {
    throw new WszeroError('bad-argument', { message: 'Use client.remove_from_group(…) to take a client out of a group.' });
  }
  override clear(): never {
    return this.delete();
  }
}

/** Somebody who is connected. The members and their names are the seed's. A pupil may keep own properties on it. */
export class Client {
  readonly #id: string;
  readonly #outlet: Outlet;
  readonly #groups = new ReadOnlySet();
  #name: string;
  #gone = false;

  constructor(id: string, name: string, outlet: Outlet) {
    this.#id = id;
    this.#name = name;
    this.#outlet = outlet;
  }

  /** Unique in this server's life. */
  get id(): string {
    return this.#id;
  }

  get name(): string {
    return this.#name;
  }
  set name(value: string) {
    this.#name = String(value);
    this.#outlet.nameChanged(this.#id, this.#name);
  }

  /** The groups that this client is in. */
  get groups(): ReadonlySet<string> {
    return this.#groups;
  }

  /** A message to this client only. Does nothing for a client that has left. */
  send(op: string, params?: object): void {
    const text = encodeMessage(op, params);
    if (!this.#gone) this.#outlet.send(this.#id, text);
  }

  /** Run JavaScript in that page. */
  eval_js(script: string): void {
    this.send('eval_js', { script: String(script) });
  }

  /** Idempotent. A name beginning with `_` is refused. */
  add_to_group(group: string): void {
    const name = groupName(group);
    if (this.#gone || this.#groups.has(name)) return;
    if (this.#groups.size >= CLIENT_LIMITS.groupsPerClient)
      throw new WszeroError('bad-argument', { message: `A client can be in ${CLIENT_LIMITS.groupsPerClient} groups, and no more.` });
    Set.prototype.add.call(this.#groups, name);
    this.#outlet.groupChanged(this.#id, name, true);
  }

  /** Idempotent, also for a group that the client is not in. */
  remove_from_group(group: string): void {
    const name = String(group);
    if (Set.prototype.delete.call(this.#groups, name)) this.#outlet.groupChanged(this.#id, name, false);
  }

  /** For the server: the client has left. It is in no group and gets nothing any more. */
  static leave(client: Client): void {
    for (const group of [...client.#groups]) client.remove_from_group(group);
    client.#gone = true;
  }
}

/** Throws WszeroError for a name that begins with `_`. */
export function groupName(group: unknown): string {
  const name = String(group);
  if (name.startsWith('_')) throw new WszeroError('reserved-group', { group: name });
  if (name.length > CLIENT_LIMITS.groupNameLength)
    throw new WszeroError('bad-argument', {
      message: `The name of a group can have ${CLIENT_LIMITS.groupNameLength} letters, and no more.`,
    });
  return name;
}
