import { randomInt } from 'node:crypto';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const LETTERS = 6;
const MOST_NUMBER = 90;
const NAMES = ['Ida', 'Leo', 'Mia', 'Tom', 'Zoe', 'Sam', 'Ava', 'Max', 'Lia', 'Jon', 'Eva', 'Kim', 'Noa', 'Tim', 'Una', 'Gus'];

/** Filled in by whoever compares, and not here: see `matching.ts`. */
const OPEN: ReadonlySet<string> = new Set(['$any', '$me']);
const VALUE = /\$(word|number|name)(\d{0,2})/g;

/** The random values of one check: `$word` is the same one wherever it stands, and never the one of another name. */
export class RandomValues {
  readonly #values = new Map<string, string | number>();
  readonly #taken: Set<string | number>;

  /** `taken`: what none of them may be, such as the names of the clients. */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** `part` with its values filled in, however deep they are. */
  fill(part: unknown): unknown {
    if (typeof part === 'string') return this.#fillText(part);
    if (Array.isArray(part)) return part.map((each) => this.fill(each));
    if (typeof part !== 'object' || part === null) return part;
    const sum = sumIn(part);
    if (sum) return sum.reduce((total: number, each) => total + Number(this.fill(each)), 0);
    return this.fillParts(part);
  }

  fillParts(parts: object): Record<string, unknown> {
    return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, this.fill(part)]));
  }

  /** A text for a page or a person. */
  text(part: string): string {
    return String(this.#fillText(part));
  }

  #fillText(text: string): unknown {
    if (OPEN.has(text)) return text;
    const [whole, kind = '', number = ''] = /^\$(word|number|name)(\d{0,2})$/.exec(text) ?? [];
    if (whole !== undefined) return this.#value(kind, number);
    return text.replace(VALUE, (_whole, kindWithin: string, numberWithin: string) => String(this.#value(kindWithin, numberWithin)));
  }

  #value(kind: string, number: string): string | number {
    const key = `${kind}${number}`;
    let value = this.#values.get(key);
    while (value === undefined || (this.#taken.has(value) && !this.#values.has(key))) value = randomOf(kind);
    this.#taken.add(value);
    this.#values.set(key, value);
    return value;
  }
}

function randomOf(kind: string): string | number {
  if (kind === 'number') return randomInt(2, 2 + MOST_NUMBER);
  if (kind === 'name') return NAMES[randomInt(NAMES.length)] ?? '';
  return Array.from({ length: LETTERS }, (_, at) => letterOf(at % 2 === 0 ? CONSONANTS : VOWELS)).join('');
}

function letterOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/** `{ sum: [1, 2] }` and nothing else. */
function sumIn(part: object): readonly unknown[] | undefined {
  const list: unknown = 'sum' in part && Object.keys(part).length === 1 ? part.sum : undefined;
  return Array.isArray(list) ? list : undefined;
}
