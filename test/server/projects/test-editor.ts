import { EventEmitter, once } from 'node:events';
import type { Editor } from '../../../server/projects/editor.ts';
import type { HostToIde, Role } from '../../../server/protocol/ide.ts';
import type { KeyChange, ProjectRecord } from '../../../server/store/store.ts';

/** Somebody in an IDE: keeps what the project tells. */
export class TestEditor implements Editor {
  readonly session = 'a-page-load';
  readonly role: Role;
  readonly told: HostToIde[] = [];
  watches = false;
  backlog = 0;
  slow = false;
  closed: string | undefined;
  changes: KeyChange[] = [];
  isToldOfDeletion = false;
  readonly #events = new EventEmitter();

  constructor(role: Role = 'edit') {
    this.role = role;
  }

  send(message: HostToIde): void {
    this.told.push(message);
    this.#events.emit('told');
  }
  sendBinary(): void {
    throw new Error('a project tells nothing in bytes');
  }
  keysChanged(_record: ProjectRecord, change: KeyChange): void {
    this.changes.push(change);
  }
  deleted(): void {
    this.isToldOfDeletion = true;
  }
  close(_code: number, reason: string): void {
    this.closed = reason;
  }
  closeSlow(): void {
    this.slow = true;
  }

  /** The first message of this type that it was or will be told. */
  async tells<Type extends HostToIde['type']>(type: Type): Promise<Extract<HostToIde, { type: Type }>> {
    for (;;) {
      const found = this.told.find((message) => message.type === type);
      if (found) return found as Extract<HostToIde, { type: Type }>;
      await once(this.#events, 'told');
    }
  }
}
