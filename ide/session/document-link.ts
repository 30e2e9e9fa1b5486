import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DOCUMENT } from '../../server/protocol/ide.ts';

export interface DocumentLinkOptions {
  doc: Y.Doc;
  awareness: Awareness;
  send: (data: Uint8Array<ArrayBuffer>) => void;
  /** Called when `saved` may have changed. */
  changed: () => void;
}

/**
 * Keeps this browser's document and the host's the same, over sockets that come and go. What is typed while there is
 * none stays in the document, and goes out as one update as soon as the host has said what it has.
 */
export class DocumentLink {
  readonly #options: DocumentLinkOptions;
  /** Number of the newest update sent, and of the newest that is on disk. */
  #sent = 0;
  #onDisk = 0;
  /** Something was typed that has not been sent under any number. */
  #unsent = false;
  /** What the host of the present socket has said that it has: from then on each update goes out as it is made. */
  #hostHad: Uint8Array | undefined;
  #everLevel = false;
  #mayEdit = true;

  constructor(options: DocumentLinkOptions) {
    this.#options = options;
    options.doc.on('update', this.#onUpdate);
    options.awareness.on('update', this.#onAwareness);
  }

  /** True when all that was typed here is on the host's disk. */
  get saved(): boolean {
    return !this.#unsent && this.#onDisk >= this.#sent;
  }

  /** What this document has, as base64, for the `hello` of a second connection. */
  get have(): string | undefined {
    if (!this.#everLevel) return undefined;
    return btoa(Array.from(Y.encodeStateVector(this.#options.doc), (byte) => String.fromCharCode(byte)).join(''));
  }

  /** After `welcome`. */
  opened(mayEdit: boolean): void {
    this.#mayEdit = mayEdit;
    this.#hostHad = undefined;
    const { awareness } = this.#options;
    if (!mayEdit) return;
    this.#renewAwareness();
    this.#sendAwareness([awareness.clientID]);
  }

  /** Each socket speaks for a cursor of its own: the host may still hold the last one, of a network that died, for alive. */
  #renewAwareness(): void {
    const { awareness } = this.#options;
    const state = awareness.getLocalState();
    awareness.states.delete(awareness.clientID);
    awareness.meta.delete(awareness.clientID);
    awareness.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    // the first state of a cursor has the count 0, which nobody takes for news
    awareness.setLocalState({});
    awareness.setLocalState(state);
  }

  closed(): void {
    this.#hostHad = undefined;
    const { awareness } = this.#options;
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
    // Their clocks go with them, or who is still there would not be taken back.
    for (const client of others) awareness.meta.delete(client);
  }

  /** A binary message of the host. Throws on what is not Yjs data. */
  receive(data: Uint8Array): void {
    const { doc, awareness } = this.#options;
    const body = data.subarray(1);
    if (data[0] === DOCUMENT.state) this.#sendWhatLacks(body);
    else if (data[0] === DOCUMENT.update) Y.applyUpdate(doc, body, this);
    else if (data[0] === DOCUMENT.awareness) applyAwarenessUpdate(awareness, body, this);
  }

  /**
   * Takes in what an earlier page load typed. Whether the host has it on its disk nobody knows, so it goes there, deletions
   * included, of which what the host has says nothing. Throws on what is not Yjs data.
   */
  restore(update: Uint8Array): void {
    const { doc, changed } = this.#options;
    Y.applyUpdate(doc, update, this);
    if (this.#hostHad) this.#send(Y.encodeStateAsUpdate(doc, this.#hostHad));
    else this.#unsent = true;
    changed();
  }

  /** The host has all up to `n` on disk. */
  acknowledged(n: number): void {
    this.#onDisk = Math.max(this.#onDisk, Math.min(n, this.#sent));
    this.#options.changed();
  }

  dispose(): void {
    this.#options.doc.off('update', this.#onUpdate);
    this.#options.awareness.off('update', this.#onAwareness);
  }

  #sendWhatLacks(hostHas: Uint8Array): void {
    const { doc } = this.#options;
    this.#hostHad = hostHas;
    this.#everLevel = true;
    if (!this.#mayEdit) return;
    // An unacknowledged update may be in the host's memory and not on its disk: it is sent again under a new number, so
    // that the answer stands for both.
    if (!this.saved || !covers(Y.decodeStateVector(hostHas), Y.decodeStateVector(Y.encodeStateVector(doc)))) {
      this.#send(Y.encodeStateAsUpdate(doc, hostHas));
    }
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || !this.#mayEdit) return;
    if (this.#hostHad) this.#send(update);
    else this.#unsent = true;
    this.#options.changed();
  };

  #send(update: Uint8Array): void {
    this.#sent += 1;
    this.#unsent = false;
    const data = new Uint8Array(5 + update.length);
    data[0] = DOCUMENT.update;
    new DataView(data.buffer).setUint32(1, this.#sent);
    data.set(update, 5);
    this.#options.send(data);
  }

  readonly #onAwareness = ({ added, updated }: { added: number[]; updated: number[] }, origin: unknown): void => {
    if (origin === this || !this.#hostHad || !this.#mayEdit) return;
    this.#sendAwareness([...added, ...updated]);
  };

  #sendAwareness(clients: number[]): void {
    const { awareness, send } = this.#options;
    const own = clients.filter((client) => client === awareness.clientID);
    if (own.length === 0) return;
    const update = encodeAwarenessUpdate(awareness, own);
    const data = new Uint8Array(1 + update.length);
    data[0] = DOCUMENT.awareness;
    data.set(update, 1);
    send(data);
  }
}

function covers(theirs: Map<number, number>, ours: Map<number, number>): boolean {
  return [...ours].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock);
}
