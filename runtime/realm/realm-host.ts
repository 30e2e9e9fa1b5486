/**
 * Across the wall between Node and the world in which a pupil's server code runs, when a project was taken home. Texts,
 * numbers and functions cross; no object of Node's is handed in but this one, and the pupil's code never sees it.
 */
import type { Outlet } from '../server/outlet.ts';
import type { TimerClock } from '../server/timers.ts';
import type { ServerOptions } from '../server/wszero-server.ts';

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error';

/** What Node gives. */
export interface RealmHost extends Omit<Outlet, 'describe' | 'after' | 'goesOn' | 'registered'>, TimerClock, ServerOptions {
  /** The realm is up. */
  take(realm: Realm): void;
  log(level: ConsoleLevel, text: string, stack: string): void;
  /** The code asks to be served on `port`, or on whichever. */
  runServer(port: number | undefined): void;
  /** Messages that one entry may send, and their letters. */
  messagesPerEntry: number;
  bytesPerEntry: number;
}

/** Something thrown, in words. `code` and `params` are there where the runtime threw it. */
export interface Description {
  name: string;
  message: string;
  stack: string;
  code?: string;
  params?: Record<string, string>;
}

/** What Node gets. Each call but `describe` is an entry. */
export interface Realm {
  connect(id: string, name: string, load?: string): void;
  message(id: string, text: string): void;
  disconnect(id: string): void;
  timer(id: number): void;
  describe(error: unknown): Description;
}
