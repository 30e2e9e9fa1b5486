import type { Trouble } from './trouble.ts';

/** What a server needs from what is around it: sockets, a console, a clock. Ids are those given to `connect`. */
export interface Outlet {
  /** One message, as JSON text, to one client. */
  send(client: string, text: string): void;
  /** To every connected client. The outlet knows who that is, so that the text is made once. */
  broadcast(text: string): void;
  /** To every client of a group. */
  broadcastGroup(group: string, text: string): void;
  groupChanged(client: string, group: string, member: boolean): void;
  nameChanged(client: string, name: string): void;
  /** A handler was registered. */
  registered(op: string): void;
  /** For the console. */
  trouble(trouble: Trouble): void;
  /** Take no more messages of this client until told so: its queue is full. */
  hold(client: string, on: boolean): void;
  /** A handler returned a promise: its jobs should run before the next message. */
  goesOn(): void;
  /** Call back after `ms` milliseconds; returns the way to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** The computer's own words about something thrown. */
  describe(error: unknown): { name: string; message: string; stack: string };
}
