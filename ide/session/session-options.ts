import type { LessonDeskOptions } from '../lessons/lesson-desk.ts';
import type { Address } from './address.ts';
import type { ConnectionOptions } from './connection.ts';
import type { LocalStore } from './local-store.ts';

export interface SessionOptions extends Omit<ConnectionOptions, 'events'>, Pick<LessonDeskOptions, 'openFrames' | 'isHidden'> {
  address: Address;
  /** The Edit key or the look id. Without one the host is not asked at all. */
  key: string | undefined;
  /** What it says hello under. One of its own by default. */
  session?: string | undefined;
  /** The project's address below `/api`, for what goes over HTTP. */
  api: string;
  /** A host that has not answered an update for so long is taken for gone. Milliseconds. */
  patienceMs?: number;
  /** Where this computer keeps what the host has not saved. */
  localStore?: LocalStore | undefined;
}
