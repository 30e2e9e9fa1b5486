import type { HostToIde, Role } from '../protocol/ide.ts';
import type { KeyChange, ProjectRecord } from '../store/store.ts';

/** Somebody who has the project open in an IDE, as the project sees them. */
export interface Editor {
  role: Role;
  /** Random, of one page load. */
  session: string;
  send(message: HostToIde): void;
  sendBinary(data: Uint8Array): void;
  /** The project opens with other keys now. */
  keysChanged(record: ProjectRecord, change: KeyChange): void;
  /** The project is no more. */
  deleted(): void;
  close(code: number, reason: string): void;
  /** Bytes that it was sent and has not read. */
  readonly backlog: number;
  /** It reads too slowly. */
  closeSlow(): void;
  /** Wants to see what travels. */
  watches: boolean;
}
