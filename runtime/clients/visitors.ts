import { freeAnimal } from './animals.ts';

/** So many visits are remembered; the oldest is forgotten first. */
const MOST = 200;

/** A page that connects again keeps its animal: a visit is a random text of one page load. */
export class Visitors {
  readonly #names = new Map<string, string>();

  nameOf(visit: string, taken: ReadonlySet<string>): string {
    const known = this.#names.get(visit);
    if (known !== undefined && !taken.has(known)) return known;
    const name = freeAnimal(new Set([...taken, ...this.#names.values()]));
    this.#names.set(visit, name);
    if (this.#names.size > MOST) {
      const [oldest] = this.#names.keys();
      if (oldest !== undefined) this.#names.delete(oldest);
    }
    return name;
  }
}
