import type { TrafficEvent } from '../../server/protocol/ide.ts';

const EVENTS_KEPT = 400;

/** What travelled, the newest last. What the host left out and what fell out here is counted. */
export class TrafficLog {
  #events: TrafficEvent[] = [];
  #dropped = 0;

  get events(): TrafficEvent[] {
    return this.#events;
  }

  get dropped(): number {
    return this.#dropped;
  }

  add(events: TrafficEvent[], dropped: number): void {
    const all = [...this.#events, ...events];
    this.#events = all.slice(-EVENTS_KEPT);
    this.#dropped += dropped + all.length - this.#events.length;
  }
}
