import { LIMITS } from '../protocol/limits.ts';

/** Websockets that are open: all, those of one address, and those of one door of a project. */
export class SocketCount {
  readonly #addresses = new Map<string, number>();
  readonly #doors = new Map<string, number>();
  #all = 0;

  get all(): number {
    return this.#all;
  }

  /** One more, until what is returned is called. Undefined where there are as many as may be. */
  take(address: string, door: string): (() => void) | undefined {
    const ofAddress = this.#addresses.get(address) ?? 0;
    const ofDoor = this.#doors.get(door) ?? 0;
    if (this.#all >= LIMITS.sockets || ofAddress >= LIMITS.socketsPerAddress || ofDoor >= LIMITS.socketsPerDoor) return undefined;
    this.#all += 1;
    this.#addresses.set(address, ofAddress + 1);
    this.#doors.set(door, ofDoor + 1);
    return () => {
      this.#all -= 1;
      oneLess(this.#addresses, address);
      oneLess(this.#doors, door);
    };
  }
}

/** Who has none left is forgotten: strangers come under any name. */
function oneLess(counts: Map<string, number>, key: string): void {
  const count = (counts.get(key) ?? 0) - 1;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
